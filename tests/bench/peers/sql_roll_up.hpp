// The roll-up of the works at an earlier moment as someone would write it in SQL over the same database.
#pragma once

#include "engine/base/date.hpp"
#include "engine/works/work_parts.hpp"
#include "tests/bench/peers/sqlite_database.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace greenward::bench {

/// One unit and kind.
struct unit_figures {
  std::string level;  ///< district, street, community
  std::string unit;   ///< code; "" = in none
  std::string kind;
  std::int64_t works = 0, cancelled = 0, suspended = 0, begun = 0, done = 0;
  std::int64_t quantity = 0, quantity_done = 0;  ///< thousandths
  std::int64_t budget = 0, budget_done = 0;      ///< fen
  std::int64_t late = 0, late_days = 0;
  std::int64_t people = 0, places = 0;
  friend auto operator<=>(const unit_figures&, const unit_figures&) = default;
};

/// Works only on what make_ledger() makes: works of the general lifecycle, one line a stage, lengths in
/// metres, places in compounds, and a journal after `first_entry` in which nothing comes or goes.
class sql_roll_up {
 public:
  /// How the works lie in the units is given to it, as a table, with `units` the codes by number: SQL that
  /// asked ST_Intersection each time would be slower still. Adds the indexes that the query wants: a covering
  /// one of the journal, and those of codes.
  sql_roll_up(const std::string& file, std::span<const works::work_part> parts,
              const std::vector<std::string>& work_codes, const std::vector<std::string>& units);

  [[nodiscard]] std::vector<unit_figures> at(date day, std::int64_t entry) const;
  [[nodiscard]] static std::string version();

 private:
  sqlite_database data_;
};

}  // namespace greenward::bench
