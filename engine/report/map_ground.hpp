// A picture of the ground, as a sheet is handed it.
#pragma once

#include "engine/geo/point.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace greenward::report {

struct map_ground {
  geo::planar_box extent;  ///< in the measuring CRS; north up
  int width = 0, height = 0;
  /// 4 × width × height: red, green, blue, alpha, the colours multiplied by alpha; top row first.
  std::vector<std::uint8_t> rgba;
};

/// What there is of the ground within `extent`, which is to have that many pixels; nothing if there is none.
using ground_source =
    std::function<std::optional<map_ground>(const geo::planar_box& extent, int width, int height)>;

}  // namespace greenward::report
