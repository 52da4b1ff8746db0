#include "viewer/layers/scale_range.hpp"

#include "viewer/layers/session.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::viewer {
namespace {

TEST(ScaleRange, ScalesAreReadAsTheyAreWritten) {
  for (const char* typed : {"5000", "1:5000", "5,000", " 1: 5 000 ", "0.5万", "1:0.5万"})
    EXPECT_EQ(parse_scale(typed), 5000) << typed;
  EXPECT_EQ(parse_scale("5万"), 50000);
  EXPECT_EQ(parse_scale(""), 0);
  EXPECT_EQ(parse_scale("  "), 0);
  for (const char* typed : {"five", "5000m", "-5", "0", "1e300", "2:5000", "万", "nan", "inf"})
    EXPECT_FALSE(parse_scale(typed)) << typed;
}

TEST(ScaleRange, WhatIsNoRangeSaysWhyAndChangesNothing) {
  scale_range scales;
  scales.typed_nearest = "1000";
  scales.typed_farthest = "2万";
  scales.read(50000);
  EXPECT_FALSE(scales.problem);
  EXPECT_EQ(scales.nearest, 1000);
  EXPECT_EQ(scales.farthest, 20000);
  EXPECT_EQ(scales.typed_farthest, "20,000");
  for (const char* typed : {"30000", "20000", "near"}) {
    scales.typed_nearest = typed;
    scales.read(50000);
    EXPECT_TRUE(scales.problem) << typed;
    EXPECT_EQ(scales.nearest, 1000);
  }
  scales.typed_nearest = scales.typed_farthest = "";
  scales.read(50000);
  EXPECT_FALSE(scales.problem);
  EXPECT_EQ(scales.nearest, 0);
  EXPECT_EQ(scales.farthest, 0) << "no limit, although the style has one";
  scales.typed_farthest = "50,000";
  scales.read(50000);
  EXPECT_FALSE(scales.farthest) << "as the style says";
}

TEST(ScaleRange, ALayerIsDrawnWithinItsScales) {
  session state;
  state.view.resize({800, 600});
  geo::planar_geometry one;
  one.append_point({0, 0});
  tree_layer layer;
  auto prepared = prepare_overlay("roads", {}, std::move(one), {}, task{});
  prepared->style.min_scale = 50000;
  layer.prepared = prepared;
  const auto drawn_at = [&](double scale) {
    state.view.look_at({0, 0}, metres_per_pixel_of(scale));
    return state.is_drawn(layer);
  };
  EXPECT_TRUE(drawn_at(500));
  EXPECT_TRUE(drawn_at(49999));
  EXPECT_FALSE(drawn_at(50001));
  layer.scales.nearest = 1000;
  layer.scales.farthest = 20000;
  EXPECT_FALSE(drawn_at(999));
  EXPECT_TRUE(drawn_at(1001));
  EXPECT_TRUE(drawn_at(19999));
  EXPECT_FALSE(drawn_at(20001));
  layer.scales.farthest = 0;
  EXPECT_TRUE(drawn_at(200000));
}

}  // namespace
}  // namespace greenward::viewer
