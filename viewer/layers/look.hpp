// How the person who looks wants the interface: by day or by night, and how large.
#pragma once

#include "viewer/canvas/camera.hpp"
#include "viewer/canvas/ground.hpp"

#include <array>

namespace greenward::viewer {

/// Sizes of the interface that can be chosen, per cent, ascending.
inline constexpr std::array<int, 10> kInterfaceScales{75, 90, 100, 110, 125, 150, 175, 200, 225, 250};
inline constexpr int kUsualScale = 100;

struct look {
  theme on = theme::day;
  int scale = kUsualScale;  ///< one of kInterfaceScales
  friend bool operator==(const look&, const look&) = default;

  /// Pixels a point: lengths of the interface are given in points.
  [[nodiscard]] double density() const { return scale / 100.0; }
  void switch_theme() { on = on == theme::day ? theme::night : theme::day; }
  /// The next size, if there is one.
  void enlarge();
  void reduce();
};

/// Whether it can be chosen.
[[nodiscard]] bool is_interface_scale(int percent);

/// For a screen of so many dots an inch, 96 being 100 %: the next smaller size, so that an interface is never
/// larger than it ought to be, but never below 100 %, and never one at which the screen would be smaller than
/// the smallest window of 960 × 600 points. 100 % if `dots_per_inch` is no number above zero: screens tell
/// nonsense at times.
[[nodiscard]] int scale_for_screen(double dots_per_inch, screen_size pixels);

}  // namespace greenward::viewer
