#include "viewer/layers/map_division.hpp"

#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <optional>

namespace greenward::viewer {

namespace {

constexpr double kFromBorder = 0.03;  ///< of the map's width
constexpr double kDivideStep = 0.05;

}  // namespace

map_division division_of(const session& state) {
  if (state.earlier) return map_division::days;
  return state.scenario.is_divided() ? map_division::plan : map_division::none;
}

void compare_days(session& state) {
  time_state& time = state.time;
  if (!time.ledger || time.bars.empty()) return;
  time.open = true;
  state.division_note.reset();
  if (time.before) return time.compare_with(std::nullopt);
  if (state.scenario.is_divided()) state.division_note = words(text_key::divide_plan_ended);
  state.scenario.divide(false);
  time.compare_with(time.year_before());
}

void compare_plan(session& state) {
  if (!state.scenario.is_open()) return;
  state.division_note.reset();
  if (state.scenario.divided) return state.scenario.divide(false);
  if (state.time.before) state.division_note = words(text_key::divide_days_ended);
  state.time.compare_with(std::nullopt);
  state.scenario.divide(true);
}

void put_divide(session& state, double share) {
  state.time.divide = std::clamp(share, kFromBorder, 1 - kFromBorder);
  state.division_note.reset();
}

void step_divide(session& state, int steps) {
  if (division_of(state) != map_division::none) put_divide(state, state.time.divide + steps * kDivideStep);
}

}  // namespace greenward::viewer
