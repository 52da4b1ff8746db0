// Round lengths for the scale bar and round denominators for the scale.
#pragma once

#include "engine/base/bilingual.hpp"

#include <string>

namespace greenward::report {

/// A bar of `segments` equal parts.
struct scale_bar {
  double metres = 0;  ///< of the whole bar on the ground: 1, 2 or 5 times a power of ten
  double pixels = 0;  ///< of the whole bar on the sheet
  int segments = 4;   ///< 4, or 5 where the length starts with 5
};

/// The longest bar of at most `max_pixels`. Precondition: both are positive and finite; then
/// max_pixels / 2.5 <= pixels <= max_pixels.
[[nodiscard]] scale_bar round_scale_bar(double metres_per_pixel, double max_pixels);

/// "500 m", "2.5 km".
[[nodiscard]] std::string length_text(double metres);

/// The smallest number of two significant digits that is not less than `denominator` (> 0).
[[nodiscard]] double round_denominator(double denominator);

/// "1:48 000", groups of three digits.
[[nodiscard]] std::string ratio_text(double denominator);

}  // namespace greenward::report
