// What every program that draws lines is asked for.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/layer/style.hpp"

#include <filesystem>

namespace greenward::bench {

/// One solid pen with round ends and joins, anti-aliased, on a plain ground.
struct line_style {
  int width = 1920;  ///< of the picture, pixels
  int height = 1080;
  double pen = 1.5;  ///< pixels, at every scale
  layer::colour stroke{43, 74, 111, 255};
  layer::colour ground{246, 246, 242, 255};  ///< what the viewer's canvas has
};

/// A part of the plane, and the file that its picture goes to.
struct line_view {
  geo::planar centre;
  double metres_per_pixel = 1;
  std::filesystem::path picture;
  bool is_whole = false;  ///< nothing lies outside

  [[nodiscard]] geo::planar_box extent(const line_style& style) const {
    const double x = style.width * metres_per_pixel / 2, y = style.height * metres_per_pixel / 2;
    return {{centre.x - x, centre.y - y}, {centre.x + x, centre.y + y}};
  }
};

/// What is timed, the PNG included either way.
enum class picture_kind {
  with_load,   ///< nothing of the lines' file is open or in memory of the program
  after_load,  ///< the program holds the lines in the way that it draws them from best
};

}  // namespace greenward::bench
