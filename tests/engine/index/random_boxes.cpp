#include "tests/engine/index/random_boxes.hpp"

#include <rapidcheck.h>
#include <cmath>
#include <limits>

namespace greenward::index {

using geo::planar;
using geo::planar_box;

planar a_point(int reach) {
  return {static_cast<double>(*rc::gen::inRange(-reach, reach + 1)),
          static_cast<double>(*rc::gen::inRange(-reach, reach + 1))};
}

planar_box a_box(planar centre, int most) {
  const double width = *rc::gen::inRange(0, most + 1);
  const double height = *rc::gen::inRange(0, most + 1);
  return {centre, {centre.x + width, centre.y + height}};
}

std::vector<planar_box> some_boxes() {
  const int shape = *rc::gen::inRange(0, 7);
  const int count = *rc::gen::inRange(0, 200);
  const planar home = a_point(1000);
  const bool huge = *rc::gen::inRange(0, 2) == 0;  // one such box puts all others into one cell of the grid
  std::vector<planar_box> boxes;
  for (int i = 0; i < count; ++i) {
    const planar p = shape == 1 ? a_point(3) : a_point(100);
    if (*rc::gen::inRange(0, 20) == 0) boxes.emplace_back();
    if (shape == 0) boxes.push_back(a_box(p, 30));
    if (shape == 1) boxes.push_back(a_box({home.x * (i % 3) + p.x, home.y * (i % 3) + p.y}, 2));
    if (shape == 2) boxes.push_back({{p.x, 7}, {p.x + 5, 7}});
    if (shape == 3) boxes.push_back({home, home});
    if (shape == 4) boxes.push_back({p, p});
    if (shape == 5) {
      const planar far{5e5 + p.x / 3, 4.86e6 + p.y / 7};
      boxes.push_back({far, {far.x + 1e-7 * home.x * home.x, far.y + 1.0 / 3}});
    }
    if (shape == 6) {
      boxes.push_back(a_box(p, 30));
      const int side = *rc::gen::inRange(0, 40);
      if (side == 0) boxes.back().min.x = -std::numeric_limits<double>::infinity();
      if (side == 1) boxes.back().max.y = std::numeric_limits<double>::infinity();
      if (side == 2 && huge) boxes.back().max.x = 1e300;
    }
  }
  return boxes;
}

planar_box a_window(std::span<const planar_box> boxes) {
  planar_box window = a_box(a_point(110), 100);
  if (boxes.empty() || *rc::gen::inRange(0, 2) == 0) return window;
  const auto some_side = [&](double planar_box_min, double planar_box_max) {
    const double side = *rc::gen::inRange(0, 2) == 0 ? planar_box_min : planar_box_max;
    const int ulp = *rc::gen::inRange(-1, 2);
    return ulp == 0 ? side : std::nextafter(side, ulp * std::numeric_limits<double>::infinity());
  };
  const planar_box& first = boxes[*rc::gen::inRange<std::size_t>(0, boxes.size())];
  const planar_box& second = boxes[*rc::gen::inRange<std::size_t>(0, boxes.size())];
  window.min = {some_side(first.min.x, first.max.x), some_side(first.min.y, first.max.y)};
  window.max = {some_side(second.min.x, second.max.x), some_side(second.min.y, second.max.y)};
  return window;
}

planar a_question_point(std::span<const planar_box> boxes) {
  const planar p = a_point(120);
  const int where = *rc::gen::inRange(0, 4);
  if (where == 0) return {p.x * 1e7, p.y * 1e7};
  if (where != 1 || boxes.empty()) return p;
  const planar beside{boxes[0].min.x + p.x / 64, boxes[0].max.y + p.y / 64};
  return std::isfinite(beside.x) && std::isfinite(beside.y) ? beside : p;
}

}  // namespace greenward::index
