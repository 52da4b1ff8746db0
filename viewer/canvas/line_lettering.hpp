// Letters along a line on the screen.
#pragma once

#include "viewer/canvas/camera.hpp"

#include <optional>
#include <span>
#include <vector>

namespace greenward::viewer {

/// A place for one letter: its middle, and how far it is turned clockwise, radians.
struct letter_place {
  screen_point middle;
  double angle = 0;
};

/// How letters are set on a stretch steeper than 55 degrees: upright, from top to bottom and `height` pixels
/// apart, or turned with it as on any other.
enum class steep_letters { stacked, turned };

/// Letters of the given advance widths in the middle of the longest stretch of `line` that lies on the
/// screen and has no sharp bend; nullopt if no stretch is long enough. Read from left to right.
[[nodiscard]] std::optional<std::vector<letter_place>> letters_along(std::span<const screen_point> line,
                                                                     std::span<const double> advances,
                                                                     double height, steep_letters steep,
                                                                     screen_size screen);

}  // namespace greenward::viewer
