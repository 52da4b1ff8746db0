// A made-up ledger: works across the units of the sample district, and a long journal about them.
#pragma once

#include <cstdint>
#include <string>

namespace greenward::bench {

struct ledger_size {
  std::int64_t works = 0;
  std::int64_t entries = 0;  ///< of the journal, one change each
};

/// Makes the database `file`: the smallest sample district, with `works` works instead of its own, of three
/// kinds (each a line that may cross borders, three planned stages, some suspended, resumed or cancelled) and
/// then `entries` journal entries over two years that set stages' days, quantities, budgets and responsible
/// bodies.
void make_ledger(const std::string& file, ledger_size size, std::uint64_t seed);

}  // namespace greenward::bench
