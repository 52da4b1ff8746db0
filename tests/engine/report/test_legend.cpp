#include "engine/report/legend.hpp"

#include "tests/engine/report/report_fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>

namespace greenward::report {

namespace {

using testing::hand_layer;
using testing::kPlace;

map_frame wide_frame(double half_width) {
  geo::planar_box extent;
  extent.include(kPlace);
  return fit_frame({{0, 0}, {800, 600}}, extent.expanded(half_width), testing::kMeasuring);
}

hand_layer roads() {
  hand_layer layer("roads", {"道路", "Roads"}, 30);
  layer.style.rules = {testing::rule_of("main", {"主干路", "Main"}),
                       testing::rule_of("side", {"支路", "Side"}),
                       testing::rule_of("planned", {"规划路", "Planned"})};
  const std::array a{kPlace, geo::planar{kPlace.x + 100, kPlace.y}};
  const std::array far{geo::planar{kPlace.x + 50000, kPlace.y}, geo::planar{kPlace.x + 50100, kPlace.y}};
  layer.add_line("main", "甲", a);
  layer.add_line("main", "乙", a);
  layer.add_line("side", "丙", a);
  layer.add_line("planned", "远", far);
  layer.add_line("unknown", "无", a);
  return layer;
}

}  // namespace

TEST(Legend, ListsExactlyTheClassesInTheFrameWithTheirCounts) {
  const hand_layer layer = roads();
  const auto drawn = drawn_layers({.layers = {layer.as_map_layer()}}, wide_frame(500));
  const auto entries = legend_entries(drawn);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_TRUE(entries[0].is_heading());
  EXPECT_EQ(entries[0].title.zh, "道路");
  EXPECT_EQ(entries[1].title.zh, "主干路");
  EXPECT_EQ(entries[1].count, 2U);
  EXPECT_EQ(entries[2].title.zh, "支路");
  EXPECT_EQ(entries[2].count, 1U);
}

TEST(Legend, ALayerWithOneRuleIsOneRowUnderItsOwnTitle) {
  hand_layer layer("parks", {"公园", "Parks"}, 10);
  layer.style.field.clear();
  layer.style.rules = {testing::rule_of("", {"绿地", "Green"})};
  layer.add_point("any", "园", kPlace);
  const auto entries = legend_entries(drawn_layers({.layers = {layer.as_map_layer()}}, wide_frame(500)));
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].title.zh, "公园");
  EXPECT_EQ(entries[0].kind, geo::geometry_kind::point);
}

TEST(Legend, LayersThatTheScaleHidesAreNamedNotListed) {
  hand_layer layer = roads();
  layer.style.min_scale = 500;
  const auto drawn = drawn_layers({.layers = {layer.as_map_layer()}}, wide_frame(5000));
  EXPECT_TRUE(legend_entries(drawn).empty());
  ASSERT_EQ(hidden_layers(drawn).size(), 1U);
  EXPECT_EQ(hidden_layers(drawn)[0].en, "Roads");
  map_frame elsewhere = wide_frame(5000);
  elsewhere.centre.x += 1e6;
  EXPECT_TRUE(hidden_layers(drawn_layers({.layers = {layer.as_map_layer()}}, elsewhere)).empty());
}

TEST(Legend, OverlaysComeFirstAndHaveNoCount) {
  const hand_layer layer = roads();
  map_content content{.layers = {layer.as_map_layer()}};
  map_overlay area{.title = {"15 分钟步行范围", "15 minutes' walk"}, .geometry = {}};
  area.geometry.append_point(kPlace);
  area.draw_order = 1;  // below the roads, yet first in the legend
  content.overlays.push_back(area);
  const auto drawn = drawn_layers(content, wide_frame(500));
  const auto entries = legend_entries(drawn);
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[0].title.en, "15 minutes' walk");
  EXPECT_FALSE(entries[0].count.has_value());
}

TEST(Legend, OfTwoMapsTheClassesOfEitherAreListedWithBothCounts) {
  hand_layer before = roads(), now = roads();
  const std::array line{kPlace, geo::planar{kPlace.x + 100, kPlace.y}};
  before.style.rules.push_back(testing::rule_of("closed", {"停用", "Closed"}));
  now.style = before.style;
  before.add_line("closed", "丁", line);
  now.add_line("side", "戊", line);
  map_layer first = before.as_map_layer(), second = now.as_map_layer();
  first.side = map_side::first;
  second.side = map_side::second;
  hand_layer parks("parks", {"公园", "Parks"}, 10);
  parks.style.rules = {testing::rule_of("", {"绿地", "Green"})};
  parks.add_point("any", "园", kPlace);
  map_overlay gone{.title = {"拟废弃", "Given up"}, .geometry = {}};
  gone.geometry.append_point(kPlace);
  gone.side = map_side::first;
  const map_content content{.layers = {first, second, parks.as_map_layer()}, .overlays = {gone}};
  const map_frame frame = wide_frame(500);
  const auto drawn_first = drawn_layers(content, frame, map_side::first);
  const auto drawn_second = drawn_layers(content, frame, map_side::second);
  EXPECT_EQ(drawn_first.size(), 3U);
  EXPECT_EQ(drawn_second.size(), 2U);
  EXPECT_EQ(drawn_layers(content, frame).size(), 4U);
  const auto entries = legend_entries(drawn_second, drawn_first);
  ASSERT_EQ(entries.size(), 6U);
  EXPECT_EQ(entries[0].title.en, "Given up");
  EXPECT_TRUE(entries[1].is_heading());
  const auto expect_row = [&](std::size_t i, const char* title, std::size_t then, std::size_t here) {
    EXPECT_EQ(entries[i].title.en, title);
    EXPECT_EQ(entries[i].count_before, then) << title;
    EXPECT_EQ(entries[i].count, here) << title;
  };
  expect_row(2, "Main", 2, 2);
  expect_row(3, "Side", 1, 2);
  expect_row(4, "Closed", 1, 0);
  expect_row(5, "Parks", 1, 1);
}

TEST(LegendPlan, ColumnsKeepTheClassesOfALayerTogether) {
  const layer::style_rule rule;
  const auto layer_of = [&](std::vector<legend_entry>& entries, int classes) {
    entries.push_back({.role = legend_role::heading, .title = {"层", "layer"}});
    for (int i = 0; i < classes; ++i)
      entries.push_back({.role = legend_role::class_row, .title = {}, .rule = &rule});
  };
  std::vector<legend_entry> entries;
  layer_of(entries, 3);
  layer_of(entries, 5);
  const legend_metrics metrics;
  const pixel_box box{{0, 0}, {2 * metrics.least_column_width, 7 * metrics.row}};
  const legend_plan plan = plan_legend(entries, box, metrics);
  ASSERT_EQ(plan.corners.size(), entries.size());
  EXPECT_EQ(plan.columns, 2U);
  EXPECT_EQ(plan.corners[3].x, 0);
  EXPECT_EQ(plan.corners[4], (pixel{metrics.least_column_width, 0}));
}

RC_GTEST_PROP(LegendPlan, RowsStayInTheBoxAndApart, ()) {
  const layer::style_rule rule;
  std::vector<legend_entry> entries(static_cast<std::size_t>(*rc::gen::inRange(0, 90)));
  for (legend_entry& entry : entries) {
    entry.role = *rc::gen::element(legend_role::heading, legend_role::class_row, legend_role::class_row,
                                   legend_role::layer_row);
    if (!entry.is_heading()) entry.rule = &rule;
  }
  const pixel_box box{{40, 50}, {40.0 + *rc::gen::inRange(150, 700), 50.0 + *rc::gen::inRange(80, 900)}};
  const legend_metrics metrics;
  const legend_plan plan = plan_legend(entries, box, metrics);
  RC_ASSERT(plan.corners.size() <= entries.size());
  for (std::size_t i = 0; i < plan.corners.size(); ++i) {
    const double height = plan.scale * metrics.row;
    const pixel corner = plan.corners[i];
    RC_ASSERT(corner.y + height <= box.max.y + 1e-9);
    RC_ASSERT(corner.x + plan.column_width <= box.max.x + 1e-9);
    if (i + 1 == plan.corners.size()) break;
    const bool same_column = plan.corners[i + 1].x == corner.x;
    if (same_column) RC_ASSERT(plan.corners[i + 1].y >= corner.y + height - 1e-9);
    if (entries[i].is_heading() && !entries[i + 1].is_heading()) RC_ASSERT(same_column);
  }
}

}  // namespace greenward::report
