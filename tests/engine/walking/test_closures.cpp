#include "tests/engine/walking/small_network.hpp"
#include "tests/support/property_cases.hpp"

#include "engine/geo/segment.hpp"
#include "engine/walking/closures.hpp"
#include "engine/walking/reach.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <limits>
#include <map>

namespace greenward::walking {
namespace {

using geo::planar;

/// Geometries with their index.
struct shapes {
  geo::planar_geometry geometry;
  index::packed_rtree tree;

  void line(const std::vector<planar>& points) { geometry.append_line(points); }
  void area(const std::vector<planar>& ring) { geometry.append_polygon(ring); }
  [[nodiscard]] index::indexed_layer indexed() {
    tree = index::packed_rtree(index::boxes_of(geometry));
    return {geometry, tree};
  }
};

class Closures : public ::testing::Test {
 protected:
  shapes edges_, barriers_;
  std::vector<std::uint8_t> closed(const barrier_options& options = {}) {
    return closed_by_barriers(edges_.indexed(), barriers_.indexed(), options).closed;
  }
};

TEST_F(Closures, AWallClosesWhatCrossesItAndNothingElse) {
  edges_.line({{0, 0}, {10, 0}});
  edges_.line({{0, 5}, {4, 5}});
  edges_.line({{0, 20}, {10, 20}});
  barriers_.line({{5, -10}, {5, 10}});
  const auto found = closed_by_barriers(edges_.indexed(), barriers_.indexed(), {});
  EXPECT_EQ(found.closed, (std::vector<std::uint8_t>{1, 0, 0}));
  EXPECT_EQ(found.reason[0], closure_reason::crosses_barrier);
  EXPECT_EQ(found.count(), 1U);
}

TEST_F(Closures, AnEdgeThatEndsAtTheWallIsClosedTooSoThatNobodyPassesByTheNode) {
  edges_.line({{0, 0}, {5, 0}});
  edges_.line({{5, 0}, {10, 0}});
  barriers_.line({{5, -10}, {5, 10}});
  EXPECT_EQ(closed(), (std::vector<std::uint8_t>{1, 1}));
}

TEST_F(Closures, AGateAtTheCrossingLetsPeopleThroughAndOneElsewhereDoesNot) {
  edges_.line({{0, 0}, {10, 0}});
  barriers_.line({{5, -10}, {5, 10}});
  const std::vector<planar> at{{5, 3}}, elsewhere{{5, 3.01}};
  EXPECT_EQ(closed({.gates = at, .gate_distance = metres(3)}), (std::vector<std::uint8_t>{0}));
  EXPECT_EQ(closed({.gates = elsewhere, .gate_distance = metres(3)}), (std::vector<std::uint8_t>{1}));
}

TEST_F(Closures, EveryCrossingNeedsItsGate) {
  edges_.line({{0, 0}, {30, 0}});
  barriers_.line({{5, -10}, {5, 10}, {25, 10}, {25, -10}});
  const std::vector<planar> one{{5, 0}}, both{{5, 0}, {25, 0}};
  EXPECT_EQ(closed({.gates = one, .gate_distance = metres(1)})[0], 1);
  EXPECT_EQ(closed({.gates = both, .gate_distance = metres(1)})[0], 0);
}

TEST_F(Closures, BridgesPassAndInactiveBarriersAreInNobodysWay) {
  edges_.line({{0, 0}, {10, 0}});
  edges_.line({{0, 1}, {10, 1}});
  barriers_.line({{5, -10}, {5, 10}});
  const std::vector<std::uint8_t> bridge{1, 0}, inactive{0};
  EXPECT_EQ(closed({.passes = bridge}), (std::vector<std::uint8_t>{0, 1}));
  EXPECT_EQ(closed({.active = inactive}), (std::vector<std::uint8_t>{0, 0}));
}

TEST_F(Closures, AnAreaClosesWhatRunsWithinItAndWhatMeetsItsRim) {
  edges_.line({{4, 4}, {6, 6}});
  edges_.line({{-5, 5}, {5, 5}});
  edges_.line({{20, 20}, {30, 30}});
  barriers_.area({{0, 0}, {10, 0}, {10, 10}, {0, 10}});
  const auto found = closed_by_barriers(edges_.indexed(), barriers_.indexed(), {});
  EXPECT_EQ(found.reason, (std::vector{closure_reason::inside_barrier, closure_reason::crosses_barrier,
                                       closure_reason::open}));
}

TEST_F(Closures, AnIslandInTheWaterIsNotWater) {
  geo::planar_geometry& water = barriers_.geometry;
  water.begin_feature(geo::geometry_kind::polygon);
  water.begin_part();
  for (const auto& ring :
       std::vector<std::vector<planar>>{{{0, 0}, {30, 0}, {30, 30}, {0, 30}, {0, 0}},
                                        {{10, 10}, {10, 20}, {20, 20}, {20, 10}, {10, 10}}}) {
    water.begin_ring();
    for (const planar p : ring) water.add(p);
  }
  edges_.line({{12, 12}, {18, 18}});
  EXPECT_EQ(closed(), (std::vector<std::uint8_t>{0}));
}

TEST_F(Closures, PointsAndMissingGeometriesAreInNobodysWay) {
  edges_.line({{0, 0}, {10, 0}});
  edges_.geometry.append_none();
  barriers_.geometry.append_point({5, 0});
  barriers_.geometry.append_none();
  EXPECT_EQ(closed(), (std::vector<std::uint8_t>{0, 0}));
}

TEST_F(Closures, AvoidAreasCloseBridgesAndGatesToo) {
  edges_.line({{0, 0}, {10, 0}});
  barriers_.area({{4, -1}, {6, -1}, {6, 1}, {4, 1}});
  const auto avoided = closed_by_areas(edges_.indexed(), barriers_.indexed());
  EXPECT_EQ(avoided.reason[0], closure_reason::avoided);
  const std::vector<std::uint8_t> bridge{1};
  const auto both = closed_by_either(
      closed_by_barriers(edges_.indexed(), barriers_.indexed(), {.passes = bridge}), avoided);
  EXPECT_EQ(both.count(closure_reason::avoided), 1U);
}

RC_GTEST_PROP(ClosuresProperty, AgreeWithEverySegmentAgainstEverySegment, ()) {
  const auto coordinate = [] { return static_cast<double>(*rc::gen::inRange(0, 12)); };
  shapes edges, walls;
  const auto draw = [&](shapes& into, int n) {
    for (int i = 0; i < n; ++i)
      into.line({{coordinate(), coordinate()}, {coordinate(), coordinate()}, {coordinate(), coordinate()}});
  };
  draw(edges, 6);
  draw(walls, 3);
  const auto found = closed_by_barriers(edges.indexed(), walls.indexed(), {});
  for (std::size_t e = 0; e < 6; ++e) {
    bool meets = false;
    for (std::size_t w = 0; w < 3; ++w) {
      const auto a = edges.geometry[e].points(), b = walls.geometry[w].points();
      for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t k = 0; k < 2; ++k)
          meets = meets || geo::segments_meet(a[i], a[i + 1], b[k], b[k + 1]);
    }
    RC_ASSERT((found.closed[e] != 0) == meets);
  }
}

/// Metres to each node id; a blocked node is as near as its nearest copy.
std::map<std::int64_t, double> nearness(const walk_network& network, const std::vector<snap>& starts) {
  std::map<std::int64_t, double> found;
  for (const node_reach& node : reach(network, starts, metres(60)).nodes)
    found.emplace(network.node_ids[node.node], node.metres);
  return found;
}

TEST(ClosuresProperty, ClosingMoreAndBlockingMoreNeverMakesAnythingNearer) {
  testing::check_quick_property(
      [] {
        const auto edges = *rc::gen::inRange<std::size_t>(1, 12);
        std::vector<testing::small_edge> drawn;
        std::vector<std::uint8_t> closed, more;
        for (std::size_t i = 0; i < edges; ++i) {
          const double length = *rc::gen::inRange(1, 30);
          drawn.push_back(
              {*rc::gen::inRange(0, 7), *rc::gen::inRange(0, 7), length, {}, false, {{0, 0}, {length, 0}}});
          closed.push_back(*rc::gen::inRange(0, 4) == 0);
          more.push_back(closed.back() != 0 || *rc::gen::inRange(0, 3) == 0);
        }
        const std::vector<std::int64_t> blocked{*rc::gen::inRange(0, 7)};
        const std::vector<snap> starts{
            {*rc::gen::inRange(0U, static_cast<unsigned>(edges)), 0.5, metres(0), {}}};
        const auto before = testing::make_network(drawn, {.closed = closed});
        const auto after = testing::make_network(drawn, {.closed = more, .blocked_nodes = blocked});
        const auto near = nearness(before->network, starts);
        for (const auto& [node, metres] : nearness(after->network, starts))
          RC_ASSERT(near.contains(node) && near.at(node) <= metres + 1e-9);
      },
      5);
}

}  // namespace
}  // namespace greenward::walking
