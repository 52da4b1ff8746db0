#include "engine/works/conflicts.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/index/join.hpp"
#include "engine/works/days.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <tuple>
#include <utility>

namespace greenward::works {

namespace {

using geo::geometry_kind;

/// A measured length that is just the least must not fall to the rounding of its ends.
constexpr double kLeastRounding = 1e-9;

class conflict_finder {
 public:
  conflict_finder(const conflict_input& input, const conflict_options& options)
      : input_(input), options_(options), fit_(input.facts.of_work.size()) {
    assert(input.places.geometry.size() == input.facts.of_work.size());
    assert(options.seasons.size() <= 32);
  }

  conflict_findings run() {
    for (std::uint32_t work = 0; work < fit_.size(); ++work) look_at(work);
    compare_neighbours();
    std::ranges::sort(found_.pairs, {}, [](const pair_conflict& pair) {
      return std::tuple(pair.kind, pair.first, pair.second);
    });
    std::ranges::sort(found_.unchecked);
    const auto repeated = std::ranges::unique(found_.unchecked);
    found_.unchecked.erase(repeated.begin(), repeated.end());
    return std::move(found_);
  }

 private:
  /// Which checks a work can take part in.
  struct fitness {
    bool paves = false;  ///< with a place and an end
    bool digs_to_an_end = false;
    bool digs = false;  ///< with a place, a beginning and an end
  };

  [[nodiscard]] ground_role role_of(const work_fact& fact) const {
    return fact.kind < options_.of_kind.size() ? options_.of_kind[fact.kind] : ground_role{};
  }

  void leave_out(std::uint32_t work, conflict_check check, unchecked_reason reason) {
    found_.unchecked.push_back({check, reason, work});
  }

  void look_at(std::uint32_t work) {
    const work_fact& fact = input_.facts.of_work[work];
    found_.periods.push_back(period_of(fact.dates, input_.day));
    const ground_role role = role_of(fact);
    if (!role.paves && !role.digs && role.avoids == 0) return;
    const bool dropped = fact.cancelled && !fact.dates.begun;
    (dropped ? found_.cancelled : found_.concerned).push_back(work);
    if (dropped) return;
    look_at_ground(work, fact, role);
    if (role.avoids != 0) look_at_seasons(work, fact, role);
  }

  // --- pairs ---

  void look_at_ground(std::uint32_t work, const work_fact& fact, const ground_role& role) {
    if (role.paves || role.digs) {
      const auto reason = reason_against(work, fact, conflict_check::surface);
      if (reason) leave_out(work, conflict_check::surface, *reason);
      fit_[work].paves = role.paves && !reason;
      fit_[work].digs_to_an_end = role.digs && !reason;
    }
    if (role.digs) {
      const auto reason = reason_against(work, fact, conflict_check::digging);
      if (reason) leave_out(work, conflict_check::digging, *reason);
      fit_[work].digs = !reason;
    }
  }

  [[nodiscard]] std::optional<unchecked_reason> reason_against(std::uint32_t work, const work_fact& fact,
                                                               conflict_check check) const {
    using enum unchecked_reason;
    if (const auto reason = state_reason(fact)) return reason;
    const geo::planar_view place = input_.places.geometry[work];
    if (place.is_none() || place.points().empty()) return no_place;
    if (place.kind() == geometry_kind::point) return point_place;
    const work_period& period = found_.periods[work];
    if (check == conflict_check::digging && !period.start) return missing_start(work);
    if (!period.end) return fact.dates.done ? end_undated : no_end;
    if (period.start && period.end->day < period.start->day) return ends_before_start;
    return std::nullopt;
  }

  [[nodiscard]] static std::optional<unchecked_reason> state_reason(const work_fact& fact) {
    if (!fact.stage_known) return unchecked_reason::stage_unknown;
    if (fact.cancelled) return unchecked_reason::cancelled_begun;
    return std::nullopt;
  }

  [[nodiscard]] unchecked_reason missing_start(std::uint32_t work) const {
    return input_.facts.of_work[work].dates.begun ? unchecked_reason::start_undated
                                                  : unchecked_reason::no_start;
  }

  void compare_neighbours() {
    const auto neighbours = index::join_boxes(
        input_.places, input_.places, options_.corridor, [&](std::uint32_t l, std::uint32_t r) {
          return l < r && can_conflict(l, r) &&
                 geo::within_distance(input_.places.geometry[l], input_.places.geometry[r],
                                      options_.corridor);
        });
    for (const auto& [left, right] : neighbours) {
      compare_surface(left, right);
      compare_surface(right, left);
      if (fit_[left].digs && fit_[right].digs) compare_digging(left, right);
    }
  }

  [[nodiscard]] bool can_conflict(std::uint32_t l, std::uint32_t r) const {
    const fitness &a = fit_[l], &b = fit_[r];
    return (a.paves && b.digs_to_an_end) || (b.paves && a.digs_to_an_end) || (a.digs && b.digs);
  }

  void compare_surface(std::uint32_t paving, std::uint32_t digging) {
    if (!fit_[paving].paves || !fit_[digging].digs_to_an_end) return;
    const work_period &surface = found_.periods[paving], &dig = found_.periods[digging];
    if (!ends_later(dig, surface)) return;
    const date kept_until = last_day_of_years(surface.end->day, options_.paving_years);
    if (std::min(dig.start.value_or(*dig.end).day, dig.end->day) > kept_until) {
      // It may have begun in time or not: only its end is known, and that comes too late to tell.
      if (!dig.start) leave_out(digging, conflict_check::surface, missing_start(digging));
      return;
    }
    add(conflict_kind::surface_reopened, paving, digging, days_between(surface.end->day, dig.end->day));
  }

  void compare_digging(std::uint32_t left, std::uint32_t right) {
    const bool in_order = found_.periods[left].start->day <= found_.periods[right].start->day;
    const std::uint32_t first = in_order ? left : right, second = in_order ? right : left;
    const work_period &earlier = found_.periods[first], &later = found_.periods[second];
    if (later.start->day <= earlier.end->day) {
      const date last = std::min(earlier.end->day, later.end->day);
      add(conflict_kind::dug_together, first, second, days_between(later.start->day, last) + 1);
    } else if (later.start->day <= last_day_of_years(earlier.end->day, options_.digging_years)) {
      add(conflict_kind::dug_again, first, second, days_between(earlier.end->day, later.start->day));
    }
  }

  /// If they have enough ground in common.
  void add(conflict_kind kind, std::uint32_t first, std::uint32_t second, int days) {
    const auto& places = input_.places.geometry;
    const auto common = common_ground_of(places[first], places[second], options_.corridor);
    if (!common) {
      const auto check =
          kind == conflict_kind::surface_reopened ? conflict_check::surface : conflict_check::digging;
      leave_out(first, check, unchecked_reason::odd_outline);
      leave_out(second, check, unchecked_reason::odd_outline);
      return;
    }
    const double least =
        common->unit == ground_unit::metres ? options_.least_length.value : options_.least_area.value;
    if (common->amount >= least * (1 - kLeastRounding))
      found_.pairs.push_back({kind, first, second, *common, days});
  }

  // --- seasons ---

  void look_at_seasons(std::uint32_t work, const work_fact& fact, const ground_role& role) {
    if (const auto reason = state_reason(fact)) {
      leave_out(work, conflict_check::season_planned, *reason);
      leave_out(work, conflict_check::season_actual, *reason);
      return;
    }
    const auto planned = planned_days(work, fact);
    const auto actual = actual_days(work, fact);
    for (std::uint32_t season = 0; season < options_.seasons.size(); ++season) {
      if ((role.avoids >> season & 1U) == 0) continue;
      if (planned) add_season(work, season, *planned, {});
      if (actual) add_season(work, season, *actual, pauses_of_work(work));
    }
  }

  struct span_of_days {
    date start, end;
    date_basis basis;
  };

  std::optional<span_of_days> planned_days(std::uint32_t work, const work_fact& fact) {
    const auto& [start, end] = std::pair(fact.dates.planned_start, fact.dates.planned_end);
    if (start && end && *start <= *end) return span_of_days{*start, *end, date_basis::planned};
    const auto reason = !start ? unchecked_reason::no_start
                        : !end ? unchecked_reason::no_end
                               : unchecked_reason::ends_before_start;
    leave_out(work, conflict_check::season_planned, reason);
    return std::nullopt;
  }

  /// A work that has not begun has no actual days to look at.
  std::optional<span_of_days> actual_days(std::uint32_t work, const work_fact& fact) {
    const work_dates& dates = fact.dates;
    if (!dates.begun && !dates.done) return std::nullopt;
    std::optional<unchecked_reason> reason;
    if (!dates.actual_start)
      reason = unchecked_reason::start_undated;
    else if (dates.done && !dates.actual_end)
      reason = unchecked_reason::end_undated;
    else if (dates.actual_end && *dates.actual_end < *dates.actual_start)
      reason = unchecked_reason::ends_before_start;
    if (reason) {
      leave_out(work, conflict_check::season_actual, *reason);
      return std::nullopt;
    }
    return span_of_days{*dates.actual_start, dates.actual_end.value_or(input_.day),
                        dates.actual_end ? date_basis::actual : date_basis::going_on};
  }

  [[nodiscard]] std::span<const pause> pauses_of_work(std::uint32_t work) const {
    const auto own = std::ranges::equal_range(input_.pauses, work, {}, &pause::work);
    return {own.begin(), own.end()};
  }

  void add_season(std::uint32_t work, std::uint32_t season, const span_of_days& days,
                  std::span<const pause> pauses) {
    const auto within = days_within(options_.seasons[season], days.start, days.end, pauses);
    if (within) found_.seasons.push_back({work, season, days.basis, days.start, days.end, *within});
  }

  const conflict_input& input_;
  const conflict_options& options_;
  std::vector<fitness> fit_;
  conflict_findings found_;
};

}  // namespace

conflict_findings find_conflicts(const conflict_input& input, const conflict_options& options) {
  return conflict_finder(input, options).run();
}

}  // namespace greenward::works
