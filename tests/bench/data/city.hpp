// The boxes, windows and points that the index cases work on: a made-up city, the same on every machine.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::bench {

/// A square district whose south-west corner lies where EPSG:4551 has a district of Changchun: metres, with
/// all bits of the doubles in use.
struct district {
  geo::planar corner{500'000, 4'860'000};
  double side = 30'000;  ///< metres

  /// As wide as keeps 1 million boxes to 900 km².
  [[nodiscard]] static district for_boxes(std::size_t count);
};

/// `count` boxes of buildings in clusters (10 to 40 m), street segments (20 to 300 m long, most along the
/// axes), pipes (3 to 60 m) and points, in an order without any locality.
[[nodiscard]] std::vector<geo::planar_box> city_boxes(std::size_t count, std::uint64_t seed);

/// Square windows of `side` metres, each somewhere about one of the boxes.
[[nodiscard]] std::vector<geo::planar_box> windows_about(std::span<const geo::planar_box> boxes,
                                                         std::size_t count, double side, std::uint64_t seed);

/// Points within 100 m east-west and north-south of the centre of one of the boxes.
[[nodiscard]] std::vector<geo::planar> points_about(std::span<const geo::planar_box> boxes, std::size_t count,
                                                    std::uint64_t seed);

/// Star-shaped polygons of `vertices` corners each, about `radius` metres wide, evenly spread over the
/// district; they overlap.
[[nodiscard]] geo::planar_geometry city_polygons(std::size_t count, std::size_t vertices, double radius,
                                                 std::uint64_t seed);

}  // namespace greenward::bench
