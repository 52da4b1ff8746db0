#include "engine/works/counted_works.hpp"

#include <algorithm>
#include <map>

namespace greenward::works {

namespace {

/// `works` in any order: sorted by stage.
void sort_by_stage(counted_works& row, const work_facts& facts, std::size_t stages) {
  const auto stage_of = [&](std::uint32_t work) {
    return std::min<std::size_t>(facts.of_work[work].stage, stages);
  };
  std::ranges::sort(row.works);
  std::ranges::stable_sort(row.works, {}, stage_of);
  for (std::size_t stage = 0; stage <= stages + 1; ++stage) {
    const auto first = std::ranges::lower_bound(row.works, stage, {}, stage_of);
    row.first_of_stage.push_back(static_cast<std::size_t>(first - row.works.begin()));
  }
}

}  // namespace

roll_up_key key_of(const work_fact& fact, std::uint32_t finest, const unit_tree& tree, const roll_up_by& by) {
  roll_up_key key;
  if (by.unit) key.unit = tree.at_level(finest, *by.unit);
  if (by.kind) key.kind = fact.kind;
  if (by.stage) key.stage = fact.stage;
  if (by.year) key.year = fact.year;
  if (by.responsible) key.responsible = fact.responsible;
  return key;
}

int days_overdue(const work_fact& fact, date day) {
  if (fact.cancelled || fact.dates.done) return 0;
  const int ending = days_late_in_ending(fact.dates, day).value_or(0);
  const int beginning = fact.dates.begun ? 0 : days_late_in_beginning(fact.dates, day).value_or(0);
  return std::max(ending, beginning);
}

std::vector<counted_works> works_behind(const roll_up_input& input, const roll_up_by& by,
                                        std::span<const roll_up_row> rows) {
  std::map<roll_up_key, std::size_t> place;
  for (std::size_t i = 0; i < rows.size(); ++i) place[rows[i].key] = i;
  std::vector<counted_works> result(rows.size());
  for (const work_part& part : input.parts) {
    if (!part.counts) continue;
    const work_fact& fact = input.facts.of_work[part.work];
    counted_works& row = result[place.at(key_of(fact, part.unit, input.tree, by))];
    row.works.push_back(part.work);
    if (days_overdue(fact, input.day) > 0) row.late.push_back(part.work);
  }
  for (counted_works& row : result) {
    sort_by_stage(row, input.facts, input.stages);
    std::ranges::sort(row.late);
  }
  return result;
}

}  // namespace greenward::works
