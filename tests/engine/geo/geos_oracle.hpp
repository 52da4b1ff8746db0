// What GEOS says about two geometries, and random geometries to ask it about.
#pragma once

#include "engine/geo/geos_session.hpp"

#include <cstdint>
#include <random>

namespace greenward::geo {

/// Answers about geometries that GEOS takes; the geometry may be of any kind but none.
class geos_oracle {
 public:
  [[nodiscard]] bool is_valid(planar_view g) const;
  /// No line runs twice over the same place.
  [[nodiscard]] bool is_simple(planar_view g) const;
  [[nodiscard]] bool intersects(planar_view a, planar_view b) const;
  [[nodiscard]] bool covers(planar_view a, planar_view b) const;
  [[nodiscard]] double distance(planar_view a, planar_view b) const;
  /// Of the intersection of b with a.
  [[nodiscard]] double common_area(planar_view a, planar_view b) const;
  [[nodiscard]] double common_length(planar_view a, planar_view b) const;

 private:
  geos_session session_;
};

/// Valid geometries of one feature with whole coordinates in a small square, so that touching, common edges
/// and points on one line are frequent.
class geometry_dice {
 public:
  geometry_dice(std::uint32_t seed, int side) : random_(seed), coordinate_(0, side) {}

  [[nodiscard]] planar point();
  [[nodiscard]] planar_geometry points();
  [[nodiscard]] planar_geometry lines();
  /// One or two parts, with a hole now and then.
  [[nodiscard]] planar_geometry polygon();
  [[nodiscard]] planar_geometry anything();
  [[nodiscard]] planar_box box();
  [[nodiscard]] int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

 private:
  [[nodiscard]] planar_geometry maybe_valid_polygon();
  void add_ring(planar_geometry& g);

  geos_oracle geos_;
  std::mt19937 random_;
  std::uniform_int_distribution<int> coordinate_;
};

/// The box as a polygon, or as the line or point that it has shrunk to.
[[nodiscard]] planar_geometry shape_of(const planar_box& box);

}  // namespace greenward::geo
