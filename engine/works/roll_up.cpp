#include "engine/works/roll_up.hpp"

#include "engine/base/apportionment.hpp"

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

/// `total` shared out over the parts of one work, exactly; kNotStated stays that.
std::vector<std::int64_t> shared_out(std::span<const work_part> parts, std::int64_t total, bool divisible) {
  std::vector<std::int64_t> shares(parts.size(), total == kNotStated ? kNotStated : 0);
  if (total == kNotStated) return shares;
  if (parts.size() == 1) return {total};
  if (!divisible) {
    for (std::size_t i = 0; i < parts.size(); ++i) shares[i] = parts[i].counts ? total : 0;
    return shares;
  }
  std::vector<double> weights;
  weights.reserve(parts.size());
  for (const work_part& part : parts) weights.push_back(part.share);
  return apportion(weights, total);
}

class adder {
 public:
  adder(const roll_up_input& input, const roll_up_by& by) : input_(input), by_(by) {}

  std::vector<roll_up_row> run() {
    for (std::size_t first = 0; first < input_.parts.size();) {
      const std::uint32_t work = input_.parts[first].work;
      std::size_t end = first;
      while (end < input_.parts.size() && input_.parts[end].work == work) ++end;
      add_work(input_.facts.of_work[work], input_.parts.subspan(first, end - first));
      first = end;
    }
    for (const touched_place& place : input_.places) add_place(place);
    return finished();
  }

 private:
  [[nodiscard]] std::uint32_t unit_of(std::uint32_t finest) const {
    return by_.unit ? input_.tree.at_level(finest, *by_.unit) : kNoUnit;
  }

  [[nodiscard]] open_row& row_for(const work_fact& fact, std::uint32_t unit) {
    roll_up_key key;
    key.unit = unit;
    if (by_.kind) key.kind = fact.kind;
    if (by_.stage) key.stage = fact.stage;
    if (by_.year) key.year = fact.year;
    if (by_.responsible) key.responsible = fact.responsible;
    return rows_[key];
  }

  void add_work(const work_fact& fact, std::span<const work_part> parts) {
    const auto quantity = shared_out(parts, fact.quantity, fact.divisible);
    const auto budget = shared_out(parts, fact.budget, true);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      open_row& row = row_for(fact, unit_of(parts[i].unit));
      if (parts[i].counts) count(row, fact);
      if (fact.cancelled) continue;
      if (quantity[i] != kNotStated) {
        quantity_total& sum = row.quantities[fact.quantity_unit];
        sum.total += quantity[i];
        if (fact.dates.done) sum.done += quantity[i];
      }
      if (budget[i] != kNotStated) {
        row.sums.budget += budget[i];
        if (fact.dates.done) row.sums.budget_done += budget[i];
      }
    }
    touch(fact, parts);
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
    add_lateness(sums, fact.dates);
  }

  void add_lateness(measures& sums, const work_dates& dates) const {
    const int ending = days_late_in_ending(dates, input_.day).value_or(0);
    if (dates.done) {
      sums.late_done += ending > 0 ? 1 : 0;
      return;
    }
    const int beginning = dates.begun ? 0 : days_late_in_beginning(dates, input_.day).value_or(0);
    const int days = std::max(ending, beginning);
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
    open_row& row = row_for(fact, unit_of(place.unit));
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

std::vector<roll_up_row> roll_up(const roll_up_input& input, const roll_up_by& by) {
  return adder(input, by).run();
}

}  // namespace greenward::works
