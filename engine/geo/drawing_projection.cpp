#include "engine/geo/drawing_projection.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace greenward::geo {

namespace {

constexpr std::size_t kCells = 64;          ///< along each side
constexpr std::size_t kSampled = 8;         ///< every so many cells the error is measured
constexpr std::size_t kFewPoints = 20'000;  ///< exactly projected in the time that the grid takes

/// The plane at the corners of equal cells over a box of the globe.
class projected_grid {
 public:
  projected_grid(const lon_lat_box& box, crs_code measuring)
      : origin_(box.min), cell_{box.width() / kCells, box.height() / kCells} {
    geographic_geometry corners;
    corners.begin_feature(geometry_kind::line);
    corners.begin_part();
    for (std::size_t row = 0; row <= kCells; ++row)
      for (std::size_t column = 0; column <= kCells; ++column)
        corners.add(place_of(static_cast<double>(column), static_cast<double>(row)));
    corners_ = project(corners, measuring);
  }

  /// Precondition: `p` lies in the box.
  [[nodiscard]] planar at(lon_lat p) const {
    const double x = (p.x - origin_.x) / cell_.x, y = (p.y - origin_.y) / cell_.y;
    const std::size_t column = std::min(static_cast<std::size_t>(x), kCells - 1);
    const std::size_t row = std::min(static_cast<std::size_t>(y), kCells - 1);
    const planar* lower = corners_.points().data() + row * (kCells + 1) + column;
    const planar* upper = lower + kCells + 1;
    const double right = x - static_cast<double>(column), up = y - static_cast<double>(row);
    return between(between(lower[0], lower[1], right), between(upper[0], upper[1], right), up);
  }

  /// An upper bound for the distance from the exact place, metres.
  [[nodiscard]] double error(crs_code measuring) const {
    geographic_geometry middles;
    middles.begin_feature(geometry_kind::line);
    middles.begin_part();
    for (std::size_t row = 0; row < kCells; row += kSampled - 1)
      for (std::size_t column = 0; column < kCells; column += kSampled - 1)
        middles.add(place_of(static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5));
    const planar_geometry exact = project(middles, measuring);
    double most = 0;
    for (std::size_t i = 0; i < exact.points().size(); ++i)
      most = std::max(most, distance(exact.points()[i], at(middles.points()[i])));
    return 2 * most;
  }

 private:
  [[nodiscard]] lon_lat place_of(double column, double row) const {
    return {origin_.x + column * cell_.x, origin_.y + row * cell_.y};
  }
  static planar between(planar a, planar b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
  }

  lon_lat origin_;
  lon_lat cell_;
  planar_geometry corners_;  ///< one line, row by row from the lower left
};

}  // namespace

planar_geometry project_for_drawing(const geographic_geometry& geometry, crs_code measuring,
                                    double tolerance) {
  if (geometry.points().size() <= kFewPoints) return project(geometry, measuring);
  lon_lat_box box;
  for (const lon_lat& p : geometry.points()) box.include(p);
  if (!(box.width() > 0 && box.height() > 0)) return project(geometry, measuring);
  const projected_grid grid(box, measuring);
  if (!(grid.error(measuring) <= tolerance)) return project(geometry, measuring);
  return geometry.transformed<planar>([&](lon_lat p) { return grid.at(p); });
}

}  // namespace greenward::geo
