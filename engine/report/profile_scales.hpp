// Round scales for a longitudinal profile, and the axis of its levels.
#pragma once

#include "engine/drainage/profile.hpp"
#include "engine/report/pixel.hpp"

namespace greenward::report {

/// The lowest and the highest level that a profile shows; NaN if it knows none. Crossings far from the way do
/// not count.
struct level_range {
  double lowest_m = drainage::kNotGiven, highest_m = drainage::kNotGiven;
};
[[nodiscard]] level_range levels_of(const drainage::profile& way);

/// Denominators, and the levels at the bottom and the top of the drawing.
struct profile_scales {
  double horizontal = 500, vertical = 50;
  double datum_m = 0, top_m = 1;  ///< multiples of step_m
  double step_m = 1;              ///< between the marks of the axis

  [[nodiscard]] double pixels_per_metre() const { return 1 / (horizontal * kMetresPerPixelOfPaper); }
  [[nodiscard]] double pixels_per_level() const { return 1 / (vertical * kMetresPerPixelOfPaper); }
  [[nodiscard]] double height() const { return (top_m - datum_m) * pixels_per_level(); }  ///< pixels
};

struct scale_wishes {
  double width = 1500;        ///< pixels that the way should have at least
  double most_width = 18000;  ///< pixels that it may have
  double most_height = 560;   ///< of what lies between the lowest and the highest level
};

/// Denominators are 1, 2 or 5 times a power of ten, 100 at least across and 20 at least upwards. Across it is
/// the largest one by which the way is as wide as wished, if that is not too wide; else the smallest by which
/// it is not too wide. Upwards it is the smallest by which the levels fit.
[[nodiscard]] profile_scales choose_scales(double length_m, const level_range& levels,
                                           const scale_wishes& wishes);

}  // namespace greenward::report
