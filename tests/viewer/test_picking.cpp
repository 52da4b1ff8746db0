#include "viewer/canvas/picking.hpp"

#include "engine/geo/measure.hpp"
#include "viewer/canvas/layer_mesh.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <array>
#include <set>

namespace greenward::viewer {
namespace {

struct pickable {
  geo::planar_geometry geometry;
  index::packed_rtree index;
  std::vector<std::uint16_t> rule_of_row;

  void finish() {
    index = index::packed_rtree(index::boxes_of(geometry));
    rule_of_row.resize(geometry.size(), 0);
  }
  [[nodiscard]] pick_source source(std::size_t layer) const {
    return {layer, &geometry, &index, rule_of_row};
  }
};

geo::planar place_on_plane() {
  return {static_cast<double>(*rc::gen::inRange(0, 1000)), static_cast<double>(*rc::gen::inRange(0, 1000))};
}

void add_some(pickable& layer) {
  const int rows = *rc::gen::inRange(0, 30);
  for (int i = 0; i < rows; ++i) {
    const geo::planar p = place_on_plane();
    const double side = *rc::gen::inRange(1, 200);
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        layer.geometry.append_point(p);
        break;
      case 1:
        layer.geometry.append_line(std::array{p, place_on_plane(), place_on_plane()});
        break;
      default:
        layer.geometry.append_polygon(
            std::array{p, geo::planar{p.x + side, p.y}, geo::planar{p.x + side, p.y + side}});
    }
    layer.rule_of_row.push_back(*rc::gen::inRange(0, 5) == 0 ? kNoRule : std::uint16_t{0});
  }
  layer.finish();
}

RC_GTEST_PROP(Picking, FindsExactlyWhatBruteForceFinds, ()) {
  std::array<pickable, 2> layers;
  for (pickable& layer : layers) add_some(layer);
  const geo::planar at = place_on_plane();
  const double tolerance = *rc::gen::inRange(0, 80);
  std::set<std::pair<std::size_t, std::uint32_t>> wanted;
  for (std::size_t l = 0; l < layers.size(); ++l) {
    for (std::size_t row = 0; row < layers[l].geometry.size(); ++row) {
      const bool drawn = layers[l].rule_of_row[row] != kNoRule;
      if (drawn && geo::distance(layers[l].geometry[row], at) <= tolerance) {
        wanted.emplace(l, static_cast<std::uint32_t>(row));
      }
    }
  }
  std::set<std::pair<std::size_t, std::uint32_t>> found;
  for (const pick_hit& hit : pick(std::array{layers[0].source(0), layers[1].source(1)}, at, tolerance)) {
    RC_ASSERT(found.emplace(hit.layer, hit.row).second);
  }
  RC_ASSERT(found == wanted);
}

TEST(Picking, ThePointIsMeantBeforeTheLineAndTheLineBeforeTheArea) {
  pickable area;
  area.geometry.append_polygon(
      std::array{geo::planar{0, 0}, geo::planar{100, 0}, geo::planar{100, 100}, geo::planar{0, 100}});
  area.finish();
  pickable line;
  line.geometry.append_line(std::array{geo::planar{0, 50}, geo::planar{100, 50}});
  line.finish();
  pickable point;
  point.geometry.append_point({52, 52});
  point.finish();
  const auto hits = pick(std::array{point.source(0), area.source(1), line.source(2)}, {50, 51}, 5);
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(hits[0].layer, 0U);
  EXPECT_EQ(hits[1].layer, 2U);
  EXPECT_EQ(hits[2].layer, 1U);
}

TEST(Picking, OfTwoAreasInALayerTheSmallerIsMeant) {
  pickable areas;
  for (const double side : {100.0, 40.0}) {
    areas.geometry.append_polygon(
        std::array{geo::planar{0, 0}, geo::planar{side, 0}, geo::planar{side, side}, geo::planar{0, side}});
  }
  areas.finish();
  const auto hits = pick(std::array{areas.source(0)}, {20, 20}, 1);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].row, 1U);
}

}  // namespace
}  // namespace greenward::viewer
