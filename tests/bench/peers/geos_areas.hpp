// Points in polygons as a program that calls GEOS would find them.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "tests/bench/peers/pairs.hpp"

#include <memory>

namespace greenward::bench {

/// Holds both layers as GEOS's own geometries, made before any clock starts. Each call begins with neither a
/// tree nor anything prepared, and gives the pairs whose point lies inside or on the boundary.
class geos_areas {
 public:
  /// `polygons`: one ring each.
  geos_areas(std::span<const geo::planar> points, const geo::planar_geometry& polygons);
  ~geos_areas();
  geos_areas(const geos_areas&) = delete;
  geos_areas& operator=(const geos_areas&) = delete;

  /// A templated STRtree over the prepared polygons, asked point by point.
  [[nodiscard]] timed_pairs tree_of_polygons() const;
  /// A templated STRtree over the points, asked by the box of each prepared polygon in turn.
  [[nodiscard]] timed_pairs tree_of_points() const;
  /// The same with the locator that the prepared polygon uses inside, without the geometry around the point.
  [[nodiscard]] timed_pairs tree_of_points_and_locators() const;

 private:
  struct layers;
  std::unique_ptr<layers> layers_;
};

}  // namespace greenward::bench
