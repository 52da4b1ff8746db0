// docs/benchmarks.md: a full run, written down.
#pragma once

#include "tests/bench/harness/row.hpp"

#include <string>
#include <vector>

namespace greenward::bench {

struct run_facts {
  std::string machine;               ///< see machine_words()
  std::string date;                  ///< yyyy-mm-dd
  std::vector<std::string> not_run;  ///< names of cases without rows
};
[[nodiscard]] run_facts run_facts_now(std::vector<std::string> not_run);

/// Of one case of one size with one target, the row with the least ratio: the peer that is hardest to beat. A
/// row without a ratio, a comparison that could not be made, only where no other has one. In the order of the
/// rows.
[[nodiscard]] std::vector<row> hardest_rows(const std::vector<row>& rows);

/// The whole page in Markdown, Chinese first. Sections: targets met or not, one thread, all cores, growth
/// (rows called index/scale/...), counts (rows whose name has /counts/).
[[nodiscard]] std::string benchmarks_page(const std::vector<row>& rows, const run_facts& facts);

}  // namespace greenward::bench
