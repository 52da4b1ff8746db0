// Places on the sheet: pixels at 96 dpi, x to the right, y down.
#pragma once

#include "engine/geo/point.hpp"

namespace greenward::report {

/// A pixel is 1/96 inch on paper, whatever the file's format.
using pixel = geo::basic_point<struct pixel_space>;
using pixel_box = geo::basic_box<pixel>;

inline constexpr double kMetresPerPixelOfPaper = 0.0254 / 96;

}  // namespace greenward::report
