#include "viewer/layers/area_selection.hpp"

#include "engine/geo/predicates.hpp"
#include "tests/viewer/named_district.hpp"
#include "tests/viewer/small_district.hpp"
#include "viewer/layers/visit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::viewer {
namespace {

using ring = std::vector<geo::planar>;

/// All layers of it, seen whole.
session session_on(const std::shared_ptr<const workflow::district_snapshot>& district) {
  session state;
  state.district = district;
  state.view.resize({800, 600});
  for (std::size_t i = 0; i < district->layers.size(); ++i) {
    tree_layer layer;
    layer.prepared = prepare_layer(district, i, nullptr, task{});
    state.layers.push_back(std::move(layer));
  }
  state.fit();
  return state;
}

/// Three roads 50 m long from x = 440000, 100 m apart from y = 4860000, and a compound where each begins.
session three_roads() {
  return session_on(
      testing::named_district({{"a", "1"}, {"b", "2"}, {"c", "3"}}, {{"p", "1"}, {"q", "2"}, {"r", "3"}}));
}

std::vector<std::uint32_t> marked(session& state, std::string_view layer) {
  return state.find(layer)->marks.rows();
}

TEST(AreaSelection, TouchingTakesWhatReachesInAndWithinWhatLiesInsideWhole) {
  session state = three_roads();
  const ring half = ring_of_box({439990, 4860090}, {440020, 4860210});
  select_in_area(state, half, select_change::replace);
  EXPECT_EQ(marked(state, "roads"), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(marked(state, "compounds"), (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(state.tab, details_tab::selection);
  EXPECT_EQ(selected_count(state), 4);
  state.select.rule = select_rule::within;
  select_in_area(state, half, select_change::replace);
  EXPECT_TRUE(marked(state, "roads").empty());
  EXPECT_EQ(marked(state, "compounds"), (std::vector<std::uint32_t>{1, 2}));
}

TEST(AreaSelection, AddsAndTakesAway) {
  session state = three_roads();
  select_in_area(state, ring_of_box({0, 4859990}, {500000, 4860010}), select_change::add);
  select_in_area(state, ring_of_box({0, 4860190}, {500000, 4860210}), select_change::add);
  EXPECT_EQ(marked(state, "roads"), (std::vector<std::uint32_t>{0, 2}));
  select_in_area(state, ring_of_box({0, 4859000}, {500000, 4860110}), select_change::take_away);
  EXPECT_EQ(marked(state, "roads"), (std::vector<std::uint32_t>{2}));
  clear_selection(state);
  EXPECT_EQ(selected_count(state), 0);
}

TEST(AreaSelection, OnlyOfLayersThatAreDrawnAndNotTakenOut) {
  session state = three_roads();
  const ring all = ring_of_box({0, 4850000}, {500000, 4870000});
  state.find("roads")->visible = false;
  select_in_area(state, all, select_change::replace);
  EXPECT_TRUE(marked(state, "roads").empty());
  EXPECT_EQ(marked(state, "compounds").size(), 3);
  state.find("compounds")->selectable = false;
  select_in_area(state, all, select_change::add);
  EXPECT_EQ(marked(state, "compounds").size(), 3) << "what was selected of it stays";
  select_in_area(state, all, select_change::replace);
  EXPECT_EQ(selected_count(state), 0);
}

TEST(AreaSelection, AnAreaThatIsNoneChangesNothingAndSaysWhy) {
  session state = three_roads();
  state.find("roads")->marks.set(0, true);
  select_in_area(state, ring{{0, 0}, {10, 0}, {20, 0}}, select_change::replace);
  EXPECT_TRUE(state.select.problem);
  select_in_area(state, ring{{0, 0}, {500000, 4870000}, {500000, 0}, {0, 4870000}}, select_change::replace);
  EXPECT_TRUE(state.select.problem);
  EXPECT_EQ(selected_count(state), 1);
  select_in_area(state, ring_of_box({0, 0}, {1, 1}), select_change::replace);
  EXPECT_FALSE(state.select.problem);
  EXPECT_EQ(selected_count(state), 0);
}

TEST(AreaSelection, TheSumsFollowWhatIsSelected) {
  session state = three_roads();
  tree_layer& roads = *state.find("roads");
  roads.sum.follow(roads.marks, roads.prepared->geometry());
  EXPECT_EQ(roads.sum.length_m, 0);
  roads.marks.set(0, true);
  roads.marks.set(2, true);
  roads.sum.follow(roads.marks, roads.prepared->geometry());
  EXPECT_DOUBLE_EQ(roads.sum.length_m, 100);
}

TEST(AreaSelection, TheMapGoesToAllThatIsSelected) {
  session state = three_roads();
  const camera before = state.view;
  visit_selection(state);
  EXPECT_EQ(state.view, before) << "nothing is selected";
  state.find("roads")->marks.set(2, true);
  visit_selection(state);
  EXPECT_EQ(state.view.centre(), (geo::planar{440025, 4860200}));
}

/// Every row asked by itself, without an index.
RC_GTEST_PROP(AreaSelection, IsWhatEveryFeatureSaysOfItself, ()) {
  static const session state =
      session_on(testing::small_district(workflow::program_environment().catalogue, 6));
  const geo::planar_box bounds = state.district->bounds();
  const auto place = [&] {
    const auto share = [] { return *rc::gen::inRange(-50, 1051) / 1000.0; };
    return geo::planar{bounds.min.x + share() * bounds.width(), bounds.min.y + share() * bounds.height()};
  };
  const ring triangle{place(), place(), place()};
  geo::planar_geometry area;
  area.append_polygon(triangle);
  RC_PRE(area[0].box().width() > 0 && area[0].box().height() > 0);
  for (const tree_layer& layer : state.layers) {
    for (const select_rule rule : {select_rule::touching, select_rule::within}) {
      std::vector<std::uint32_t> expected;
      const geo::planar_geometry& features = layer.prepared->geometry();
      for (std::uint32_t row = 0; row < features.size(); ++row) {
        const bool in = rule == select_rule::within ? geo::contains(area[0], features[row])
                                                    : geo::intersects(area[0], features[row]);
        if (in && layer.prepared->rule_of_row[row] != kNoRule) expected.push_back(row);
      }
      RC_ASSERT(rows_in_area(*layer.prepared, triangle, rule).rows == expected);
    }
  }
}

}  // namespace
}  // namespace greenward::viewer
