#include "engine/index/nearest_feature.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::index {
namespace {

using geo::planar;

planar draw_point(int size) {
  return {static_cast<double>(*rc::gen::inRange(0, size)), static_cast<double>(*rc::gen::inRange(0, size))};
}

TEST(NearestFeature, NothingIsNearAnEmptyLayerOrBeyondTheLimit) {
  geo::planar_geometry lines, shape;
  shape.append_point({0, 0});
  EXPECT_FALSE(find_nearest(shape[0], {lines, packed_rtree()}, {}, metres(1e9)));
  lines.append_line(std::vector<planar>{{100, 0}, {100, 9}});
  const packed_rtree tree(boxes_of(lines));
  EXPECT_FALSE(find_nearest(shape[0], {lines, tree}, {}, metres(99)));
  EXPECT_TRUE(find_nearest(shape[0], {lines, tree}, {}, metres(100)));
}

RC_GTEST_PROP(NearestFeature, IsTheFirstOfAllByDistanceThenRow, ()) {
  geo::planar_geometry lines;
  std::vector<std::uint8_t> wanted;
  for (int i = *rc::gen::inRange(1, 20); i > 0; --i) {
    lines.append_line(std::vector<planar>{draw_point(500), draw_point(500)});
    wanted.push_back(*rc::gen::inRange<std::uint8_t>(0, 2));
  }
  geo::planar_geometry shape;
  const planar corner = draw_point(500);
  shape.append_polygon(std::vector<planar>{corner, {corner.x + 9, corner.y}, {corner.x, corner.y + 9}});
  const double farthest = *rc::gen::inRange(0, 400);
  const packed_rtree tree(boxes_of(lines));
  const auto found = find_nearest(shape[0], {lines, tree}, wanted, metres(farthest));
  std::optional<std::uint32_t> best;
  for (std::uint32_t row = 0; row < lines.size(); ++row) {
    const double apart = geo::distance(shape[0], lines[row]);
    if (wanted[row] == 0 || apart > farthest) continue;
    if (!best || apart < geo::distance(shape[0], lines[*best])) best = row;
  }
  RC_ASSERT(found.has_value() == best.has_value());
  if (found) RC_ASSERT(found->row == *best);
}

}  // namespace
}  // namespace greenward::index
