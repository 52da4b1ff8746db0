#include "engine/report/line_label.hpp"

#include <cmath>
#include <numbers>

namespace greenward::report {

namespace {

/// A stretch is straight enough when its chord has at least this part of its length.
constexpr double kStraight = 0.97;
/// From this angle on text is stacked: 55°.
constexpr double kSteep = 55 * std::numbers::pi / 180;

/// The point `along` pixels from the line's start.
pixel point_along(std::span<const pixel> line, double along) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const double length = geo::distance(line[i], line[i + 1]);
    if (along <= length && length > 0) {
      const double t = along / length;
      return {line[i].x + (line[i + 1].x - line[i].x) * t, line[i].y + (line[i + 1].y - line[i].y) * t};
    }
    along -= length;
  }
  return line.back();
}

double upright(double angle) {
  if (angle > std::numbers::pi / 2) return angle - std::numbers::pi;
  if (angle <= -std::numbers::pi / 2) return angle + std::numbers::pi;
  return angle;
}

/// The label on the line itself.
line_label_place placed(pixel middle, double angle, const line_label_size& size, text_direction steep) {
  if (steep == text_direction::along || std::abs(angle) < kSteep) {
    return {{middle, size.width / 2, size.height / 2, angle}, text_direction::along};
  }
  const double lean = angle > 0 ? angle - std::numbers::pi / 2 : angle + std::numbers::pi / 2;
  return {{middle, size.height / 2, size.width / 2, lean}, text_direction::stacked};
}

}  // namespace

double pixel_length(std::span<const pixel> line) {
  double total = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) total += geo::distance(line[i], line[i + 1]);
  return total;
}

std::vector<line_label_place> line_label_places(std::span<const pixel> line, const line_label_size& size,
                                                text_direction steep) {
  std::vector<line_label_place> places;
  const double total = pixel_length(line);
  if (line.size() < 2 || size.width <= 0 || total < size.width) return places;
  for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95}) {
    const double start = (total - size.width) * share;
    const pixel a = point_along(line, start);
    const pixel b = point_along(line, start + size.width);
    if (geo::distance(a, b) < kStraight * size.width) continue;
    const double angle = upright(std::atan2(b.y - a.y, b.x - a.x));
    const pixel middle = point_along(line, start + size.width / 2);
    const line_label_place centred = placed(middle, angle, size, steep);
    const pixel up{std::sin(angle) * size.offset, -std::cos(angle) * size.offset};
    for (const double side : {1.0, -1.0}) {
      places.push_back(centred);
      places.back().box.centre = {middle.x + side * up.x, middle.y + side * up.y};
    }
  }
  return places;
}

}  // namespace greenward::report
