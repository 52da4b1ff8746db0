#include "tests/engine/index/random_boxes.hpp"

#include <rapidcheck.h>
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
      if (side == 2) boxes.back().max.x = 1e300;
    }
  }
  return boxes;
}

}  // namespace greenward::index
