// The map in two: two days, or the drains as they are and as planned. One of them at a time.
#pragma once

#include "viewer/layers/session.hpp"

namespace greenward::viewer {

enum class map_division { none, days, plan };
/// What is left and right of the line.
[[nodiscard]] map_division division_of(const session& state);

/// Begins to compare two days, on the slider, or ends it. The other comparison ends, and the map says so.
void compare_days(session& state);
/// The same for the drains as they are and as planned; nothing without a plan.
void compare_plan(session& state);

/// Where the line is, as a share of the map's width; it stays in reach.
void put_divide(session& state, double share);
/// Moves the line by a step to the left (-1) or right (1); nothing if the map is whole.
void step_divide(session& state, int steps);

}  // namespace greenward::viewer
