#include "viewer/canvas/camera.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

void camera::look_at(geo::planar centre, double metres_per_pixel) {
  centre_ = centre;
  metres_per_pixel_ = std::clamp(metres_per_pixel, kClosest, kFarthest);
}

void camera::fit(const geo::planar_box& box) {
  if (box.empty()) return;
  const double needed = std::max(box.width() / size_.width, box.height() / size_.height) * 1.1;
  look_at(box.centre(), needed > 0 ? needed : std::max(1.0, metres_per_pixel_));
}

void camera::pan(double dx, double dy) {
  centre_.x -= dx * metres_per_point();
  centre_.y += dy * metres_per_point();
}

void camera::zoom(screen_point at, double factor) {
  const geo::planar anchor = to_ground(at);
  look_at(centre_, metres_per_pixel_ / factor);
  const geo::planar moved = to_ground(at);
  centre_.x += anchor.x - moved.x;
  centre_.y += anchor.y - moved.y;
}

screen_point camera::to_screen(geo::planar place) const {
  return {width() / 2 + (place.x - centre_.x) / metres_per_point(),
          height() / 2 - (place.y - centre_.y) / metres_per_point()};
}

geo::planar camera::to_ground(screen_point at) const {
  return {centre_.x + (at.x - width() / 2) * metres_per_point(),
          centre_.y - (at.y - height() / 2) * metres_per_point()};
}

geo::planar_box camera::visible() const {
  geo::planar_box box;
  box.include(to_ground({0, 0}));
  box.include(to_ground({width(), height()}));
  return box;
}

double symbol_scale(double scale_denominator) {
  constexpr double kWide = 80000;
  constexpr double kClose = 2000;
  const double t = (std::log(scale_denominator) - std::log(kClose)) / (std::log(kWide) - std::log(kClose));
  return 1.4 + (0.6 - 1.4) * std::clamp(t, 0.0, 1.0);
}

}  // namespace greenward::viewer
