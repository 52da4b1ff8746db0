#include "engine/works/race.hpp"

#include <algorithm>
#include <map>

namespace greenward::works {

namespace {

bool same_share(const race_row& a, const race_row& b) {
  return a.part * b.of == b.part * a.of;
}

void rank(std::vector<race_row>& rows) {
  std::ranges::stable_sort(rows, [](const race_row& a, const race_row& b) {
    if ((a.of == 0) != (b.of == 0)) return b.of == 0;
    return a.part * b.of > b.part * a.of;
  });
  for (std::size_t i = 0; i < rows.size() && rows[i].of > 0; ++i) {
    const bool as_before = i > 0 && same_share(rows[i], rows[i - 1]);
    const bool as_next = i + 1 < rows.size() && rows[i + 1].of > 0 && same_share(rows[i], rows[i + 1]);
    rows[i].rank = as_before ? rows[i - 1].rank : i + 1;
    rows[i].tied = as_before || as_next;
  }
}

}  // namespace

race_score score_of(const work_fact& fact, date day, race_measure measure) {
  if (fact.cancelled) return {};
  const work_dates& dates = fact.dates;
  if (measure == race_measure::done) return {true, dates.done};
  const bool due = dates.planned_end && *dates.planned_end <= day;
  if (!due) return {};
  if (measure == race_measure::due) return {true, dates.done};
  return {true, dates.done && days_late_in_ending(dates, day) == 0};
}

race race_of(const work_facts& facts, std::span<const work_part> parts, const unit_tree& tree, date day,
             const race_options& options) {
  race result;
  std::map<std::uint32_t, race_row> by_unit;
  for (std::uint32_t unit = 0; unit < tree.units().size(); ++unit)
    if (tree.units()[unit].level == options.level) by_unit[unit].unit = unit;
  for (const work_part& part : parts) {
    if (!part.counts) continue;
    const work_fact& fact = facts.of_work[part.work];
    result.without_plan += !fact.cancelled && !fact.dates.planned_end ? 1 : 0;
    const std::uint32_t unit = tree.at_level(part.unit, options.level);
    if (unit == kNoUnit) {
      ++result.in_no_unit;
      continue;
    }
    const race_score score = score_of(fact, day, options.measure);
    race_row& row = by_unit[unit];
    row.of += score.of ? 1 : 0;
    row.part += score.part ? 1 : 0;
  }
  for (auto& [unit, row] : by_unit) {
    row.few = row.of < options.few;
    result.rows.push_back(row);
  }
  rank(result.rows);
  return result;
}

}  // namespace greenward::works
