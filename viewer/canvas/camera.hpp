// Which part of the plane the map shows: all in double, whatever the GPU does with it later.
#pragma once

#include "engine/geo/point.hpp"

namespace greenward::viewer {

/// Points from the map's top left corner, y downwards. A point is a pixel where the interface has 100 %.
using screen_point = geo::basic_point<struct screen_space>;

struct screen_size {
  int width = 1;
  int height = 1;
  friend bool operator==(const screen_size&, const screen_size&) = default;
};

/// North is up. A pixel is the same length in x and y. What a person points at and reads is measured in
/// points, of which one may be several pixels; what is drawn, and the scale, in pixels: a larger interface
/// shows the same ground at the same scale.
class camera {
 public:
  static constexpr double kClosest = 0.01;    ///< metres per pixel
  static constexpr double kFarthest = 20000;  ///< metres per pixel

  [[nodiscard]] geo::planar centre() const { return centre_; }
  [[nodiscard]] double metres_per_pixel() const { return metres_per_pixel_; }
  [[nodiscard]] double metres_per_point() const { return metres_per_pixel_ * density_; }
  [[nodiscard]] screen_size size() const { return size_; }                 ///< pixels
  [[nodiscard]] double density() const { return density_; }                ///< pixels a point
  [[nodiscard]] double width() const { return size_.width / density_; }    ///< points
  [[nodiscard]] double height() const { return size_.height / density_; }  ///< points
  /// Without the part of a point that may be left at the right and the bottom.
  [[nodiscard]] screen_size size_in_points() const {
    return {static_cast<int>(width()), static_cast<int>(height())};
  }

  void resize(screen_size pixels, double density = 1) {
    size_ = pixels;
    density_ = density;
  }
  void look_at(geo::planar centre, double metres_per_pixel);

  /// Shows the whole box with a margin of a twentieth; an empty box changes nothing, a point keeps the scale
  /// at 1 metre per pixel or wider.
  void fit(const geo::planar_box& box);

  /// The ground follows the pointer by that many points.
  void pan(double dx, double dy);

  /// factor > 1 zooms in; the ground under `at` stays there unless the scale limit is met.
  void zoom(screen_point at, double factor);

  [[nodiscard]] screen_point to_screen(geo::planar place) const;
  [[nodiscard]] geo::planar to_ground(screen_point at) const;
  [[nodiscard]] geo::planar_box visible() const;

  /// 1:n at 96 dots per inch.
  [[nodiscard]] double scale_denominator() const { return metres_per_pixel_ * 96.0 / 0.0254; }

  friend bool operator==(const camera&, const camera&) = default;

 private:
  geo::planar centre_;
  double metres_per_pixel_ = 10;
  screen_size size_;
  double density_ = 1;
};

/// Of the scale 1:n at 96 dots per inch.
[[nodiscard]] constexpr double metres_per_pixel_of(double n) {
  return n * 0.0254 / 96.0;
}

/// How much thicker than its style says a symbol is drawn at a scale: 0.6 for a whole district, 1.4 for one
/// street; continuous, so that zooming does not jump.
[[nodiscard]] double symbol_scale(double scale_denominator);

}  // namespace greenward::viewer
