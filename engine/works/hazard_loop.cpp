#include "engine/works/hazard_loop.hpp"

#include "engine/works/code_rank.hpp"
#include "engine/works/days.hpp"
#include "engine/works/work_parts.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace greenward::works {

namespace {

/// A row while it is being added up.
struct open_hazard_row {
  hazard_sums sums;
  std::vector<int> to_mend, to_verify;
};

void take_days(std::vector<int>& days, std::optional<date> from, std::optional<date> to) {
  if (from && to && *to >= *from) days.push_back(days_between(*from, *to));
}

days_taken median_of(std::vector<int>& days) {
  if (days.empty()) return {};
  std::ranges::sort(days);
  const std::size_t upper = days.size() / 2, lower = (days.size() - 1) / 2;
  return {days.size(), (static_cast<double>(days[lower]) + days[upper]) / 2};
}

void add_mending(hazard_sums& sums, const hazard_fact& fact) {
  const mending mending = fact.stands->mending;
  sums.open += mending == mending::open ? 1 : 0;
  sums.mended += mending == mending::mended ? 1 : 0;
  sums.mending_unknown += mending == mending::unknown ? 1 : 0;
  if (!fact.days_overdue) return;
  const int days = *fact.days_overdue;
  if (mending == mending::mended) {
    ++sums.mended_with_deadline;
    sums.mended_in_time += days == 0 ? 1 : 0;
    return;
  }
  sums.overdue += days > 0 ? 1 : 0;
  sums.overdue_days += days;
  sums.most_days_overdue = std::max<std::int64_t>(sums.most_days_overdue, days);
}

void add(open_hazard_row& row, const hazard_fact& fact) {
  hazard_sums& sums = row.sums;
  ++sums.hazards;
  ++sums.by_state[static_cast<std::size_t>(fact.stands->state)];
  add_mending(sums, fact);
  sums.without_deadline += fact.record.deadline ? 0 : 1;
  sums.contradictory += fact.faults.empty() ? 0 : 1;
  const auto found = fact.record.day_of(hazard_state::found);
  take_days(row.to_mend, found, fact.stands->mended_on);
  take_days(row.to_verify, found, fact.stands->verified_on);
}

}  // namespace

hazard_record hazard_record_of(const layer::feature_table& hazards, std::size_t row) {
  hazard_record record;
  record.state = hazard_state_called(hazards["state"].text(row));
  for (std::size_t step = 0; step < kHazardStates; ++step)
    record.reached[step] = day_in(hazards[name_of(static_cast<hazard_state>(step))], row);
  record.deadline = day_in(hazards["deadline"], row);
  return record;
}

hazard_facts facts_of(const layer::feature_table& hazards, const hazard_lists& lists, const unit_tree& tree,
                      const hazard_moment& when) {
  hazard_facts facts;
  facts.as_of = when.as_of;
  facts.day = when.as_of.value_or(when.today);
  facts.of_hazard.reserve(hazards.size());
  for (std::size_t row = 0; row < hazards.size(); ++row) {
    hazard_fact& fact = facts.of_hazard.emplace_back();
    fact.record = hazard_record_of(hazards, row);
    fact.stands = standing_on(fact.record, when.as_of);
    if (fact.stands) fact.days_overdue = days_overdue(fact.record, *fact.stands, facts.day);
    fact.kind = static_cast<std::uint16_t>(rank_of(lists.kinds, hazards["hazard_kind"].text(row)));
    fact.responsible = facts.names.number_of(hazards["responsible"].text(row));
    fact.unit = own_unit(hazards, row, tree);
    fact.faults = hazard_faults(fact.record, lists.states, when.today);
  }
  return facts;
}

std::vector<hazard_row> roll_up(const hazard_facts& facts, const unit_tree& tree, const hazard_by& by) {
  std::map<hazard_key, open_hazard_row> rows;
  for (const hazard_fact& fact : facts.of_hazard) {
    if (!fact.stands) continue;
    hazard_key key;
    if (by.unit) key.unit = tree.at_level(fact.unit, *by.unit);
    if (by.kind) key.kind = fact.kind;
    if (by.responsible) key.responsible = fact.responsible;
    add(rows[key], fact);
  }
  std::vector<hazard_row> result;
  result.reserve(rows.size());
  for (auto& [key, row] : rows) {
    row.sums.to_mend = median_of(row.to_mend);
    row.sums.to_verify = median_of(row.to_verify);
    result.push_back({key, row.sums});
  }
  std::ranges::stable_sort(result, {}, [&](const hazard_row& row) {
    return std::make_tuple(row.key.unit, row.key.kind, std::string_view(facts.names[row.key.responsible]));
  });
  return result;
}

std::vector<std::uint32_t> open_hazards(const hazard_facts& facts) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < facts.of_hazard.size(); ++row) {
    const auto& stands = facts.of_hazard[row].stands;
    if (stands && stands->mending == mending::open) rows.push_back(row);
  }
  // The earlier the deadline, the more it is overdue.
  std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) {
    return facts.of_hazard[row].record.deadline.value_or(date::max());
  });
  return rows;
}

}  // namespace greenward::works
