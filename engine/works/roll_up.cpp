#include "engine/works/roll_up.hpp"

#include "engine/base/apportionment.hpp"
#include "engine/works/counted_works.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace greenward::works {

namespace {

/// A row while it is being added up.
struct open_row {
  measures sums;
  std::map<std::uint32_t, quantity_total> quantities;
  std::vector<work_dates> dates;
  std::set<std::uint32_t> places;
};

/// The parts of one work, from part `first` on.
std::span<const work_part> parts_of_one(std::span<const work_part> parts, std::size_t first) {
  std::size_t end = first;
  while (end < parts.size() && parts[end].work == parts[first].work) ++end;
  return parts.subspan(first, end - first);
}

/// `total` shared out over the parts of one work, exactly; kNotStated stays that.
void share_out(std::span<const work_part> parts, std::int64_t total, bool divisible,
               std::int64_t part_amount::*which, std::span<part_amount> amounts) {
  if (total == kNotStated) return;
  if (parts.size() == 1 || !divisible) {
    for (std::size_t i = 0; i < parts.size(); ++i) amounts[i].*which = parts[i].counts ? total : 0;
    return;
  }
  std::vector<double> weights;
  weights.reserve(parts.size());
  for (const work_part& part : parts) weights.push_back(part.share);
  const std::vector<std::int64_t> shares = apportion(weights, total);
  for (std::size_t i = 0; i < parts.size(); ++i) amounts[i].*which = shares[i];
}

class adder {
 public:
  adder(const roll_up_input& input, const roll_up_by& by) : input_(input), by_(by) {}

  std::vector<roll_up_row> run() {
    for (std::size_t first = 0; first < input_.parts.size();) {
      const auto parts = parts_of_one(input_.parts, first);
      add_work(input_.facts.of_work[parts.front().work], parts, input_.amounts.subspan(first, parts.size()));
      first += parts.size();
    }
    for (const touched_place& place : input_.places) add_place(place);
    return finished();
  }

 private:
  [[nodiscard]] std::uint32_t unit_of(std::uint32_t finest) const {
    return by_.unit ? input_.tree.at_level(finest, *by_.unit) : kNoUnit;
  }

  /// `finest`: the unit of a part.
  [[nodiscard]] open_row& row_for(const work_fact& fact, std::uint32_t finest) {
    return rows_[key_of(fact, finest, input_.tree, by_)];
  }

  void add_work(const work_fact& fact, std::span<const work_part> parts,
                std::span<const part_amount> amounts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      open_row& row = row_for(fact, parts[i].unit);
      if (parts[i].counts) count(row, fact);
      if (fact.cancelled) continue;
      add_amount(row, fact, amounts[i]);
    }
    touch(fact, parts);
  }

  static void add_amount(open_row& row, const work_fact& fact, const part_amount& amount) {
    if (amount.quantity != kNotStated) {
      quantity_total& sum = row.quantities[fact.quantity_unit];
      sum.total += amount.quantity;
      if (fact.dates.done) sum.done += amount.quantity;
    }
    if (amount.budget != kNotStated) {
      row.sums.budget += amount.budget;
      if (fact.dates.done) row.sums.budget_done += amount.budget;
    }
  }

  void count(open_row& row, const work_fact& fact) {
    measures& sums = row.sums;
    ++sums.works;
    sums.by_stage.resize(input_.stages + 1, 0);
    ++sums.by_stage[std::min<std::size_t>(fact.stage, input_.stages)];
    sums.cancelled += fact.cancelled ? 1 : 0;
    sums.suspended += fact.suspended ? 1 : 0;
    sums.stage_unknown += fact.stage_known ? 0 : 1;
    if (fact.cancelled) return;
    sums.begun += fact.dates.begun ? 1 : 0;
    sums.done += fact.dates.done ? 1 : 0;
    sums.without_quantity += fact.quantity == kNotStated ? 1 : 0;
    if (fact.quantity != kNotStated) ++row.quantities[fact.quantity_unit].works;
    sums.without_budget += fact.budget == kNotStated ? 1 : 0;
    row.dates.push_back(fact.dates);
    add_lateness(sums, fact);
  }

  void add_lateness(measures& sums, const work_fact& fact) const {
    if (fact.dates.done) {
      sums.late_done += days_late_in_ending(fact.dates, input_.day).value_or(0) > 0 ? 1 : 0;
      return;
    }
    const int days = days_overdue(fact, input_.day);
    sums.late += days > 0 ? 1 : 0;
    sums.late_days += days;
    sums.most_days_late = std::max<std::int64_t>(sums.most_days_late, days);
  }

  /// Units that hold a part of it and not its count, once each.
  void touch(const work_fact& fact, std::span<const work_part> parts) {
    if (parts.size() == 1) return;
    std::uint32_t counted = kNoUnit;
    std::vector<std::uint32_t> units;
    for (const work_part& part : parts) {
      if (part.counts) counted = unit_of(part.unit);
      if (part.share > 0) units.push_back(unit_of(part.unit));
    }
    std::ranges::sort(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    for (const std::uint32_t unit : units)
      if (unit != counted) ++row_for(fact, unit).sums.touching;
  }

  void add_place(const touched_place& place) {
    const work_fact& fact = input_.facts.of_work[place.work];
    if (fact.cancelled) return;
    open_row& row = row_for(fact, place.unit);
    if (!row.places.insert(place.place).second) return;
    if (place.people == kNotStated) {
      ++row.sums.places_without_people;
    } else {
      row.sums.people += place.people;
    }
  }

  [[nodiscard]] auto in_order(const roll_up_key& key) const {
    return std::make_tuple(key.unit, key.kind, key.stage, key.year,
                           std::string_view(input_.facts.names[key.responsible]));
  }

  std::vector<roll_up_row> finished() {
    std::vector<roll_up_row> result;
    result.reserve(rows_.size());
    for (auto& [key, row] : rows_) {
      row.sums.by_stage.resize(input_.stages + 1, 0);
      for (auto& [unit, sum] : row.quantities) {
        sum.unit = unit;
        row.sums.quantities.push_back(sum);
      }
      row.sums.schedule = earned_schedule_of(row.dates, input_.day);
      row.sums.places = row.places.size();
      result.push_back({key, std::move(row.sums)});
    }
    std::ranges::stable_sort(result, [this](const roll_up_row& a, const roll_up_row& b) {
      return in_order(a.key) < in_order(b.key);
    });
    return result;
  }

  const roll_up_input& input_;
  roll_up_by by_;
  std::map<roll_up_key, open_row> rows_;
};

}  // namespace

std::vector<part_amount> amounts_of(const work_facts& facts, std::span<const work_part> parts) {
  std::vector<part_amount> amounts(parts.size());
  for (std::size_t first = 0; first < parts.size();) {
    const auto own = parts_of_one(parts, first);
    const auto to = std::span(amounts).subspan(first, own.size());
    const work_fact& fact = facts.of_work[own.front().work];
    share_out(own, fact.quantity, fact.divisible, &part_amount::quantity, to);
    share_out(own, fact.budget, true, &part_amount::budget, to);
    first += own.size();
  }
  return amounts;
}

std::vector<roll_up_row> roll_up(const roll_up_input& input, const roll_up_by& by) {
  return adder(input, by).run();
}

}  // namespace greenward::works
