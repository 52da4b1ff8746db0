#include "engine/report/map_frame.hpp"

#include "engine/geo/geodesic.hpp"
#include "engine/report/scale_bar.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

constexpr double kSmallestExtent = 50;
constexpr double kNegligibleDistortion = 0.005;

/// Metres on the ellipsoid for one unit of the CRS at `place`. Inside a measuring CRS the distortion is below
/// what a ruler shows, and 1 keeps the scale round; for Web Mercator it is not.
double ground_metres_per_unit(geo::planar place, double span, geo::crs_code crs) {
  const geo::lon_lat west = geo::unproject(geo::planar{place.x - span / 2, place.y}, crs);
  const geo::lon_lat east = geo::unproject(geo::planar{place.x + span / 2, place.y}, crs);
  const double factor = geo::geodesic_distance(west, east).value / span;
  return std::abs(factor - 1) < kNegligibleDistortion ? 1 : factor;
}

}  // namespace

geo::planar_box map_frame::ground() const {
  geo::planar_box result;
  result.include(to_ground(box.min));
  result.include(to_ground(box.max));
  return result;
}

map_frame fit_frame(const pixel_box& box, const geo::planar_box& extent, geo::crs_code crs) {
  const double needed =
      std::max({extent.width() / box.width(), extent.height() / box.height(), kSmallestExtent / box.width()});
  const double factor = ground_metres_per_unit(extent.centre(), kSmallestExtent, crs);
  map_frame frame{.box = box, .centre = extent.centre(), .crs = crs};
  frame.denominator = round_denominator(needed * factor / kMetresPerPixelOfPaper);
  frame.units_per_pixel = frame.denominator * kMetresPerPixelOfPaper / factor;
  return frame;
}

double true_north_angle(const map_frame& frame) {
  constexpr double kStep = 0.001;  // degrees
  geo::lon_lat north = geo::unproject(frame.centre, frame.crs);
  north.y += kStep;
  const geo::planar tip = geo::project(north, frame.crs);
  return std::atan2(tip.x - frame.centre.x, tip.y - frame.centre.y);
}

}  // namespace greenward::report
