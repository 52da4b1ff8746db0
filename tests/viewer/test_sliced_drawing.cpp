// Drawn in slices, a map has the pixels that it has when it is drawn in one go.
#include "viewer/canvas/gl_functions.hpp"
#include "viewer/canvas/map_canvas.hpp"
#include "viewer/canvas/mesh_levels.hpp"
#include "viewer/shell/headless_target.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

namespace greenward::viewer {
namespace {

constexpr drawing_pace::milliseconds kHardlyAny{0.05};

/// Uneven numbers in [0, 1).
double scattered(int i, double seed) {
  const double at = std::sin(i * 12.9898 + seed) * 43758.5453;
  return at - std::floor(at);
}

geo::planar place(int i, double seed) {
  return {1000 * scattered(i, seed), 600 * scattered(i, seed + 0.5)};
}

enum class content { all, thirds };

std::shared_ptr<const gpu_layer> layer_of(const geo::planar_geometry& geometry, const layer::style_rule& rule,
                                          content what) {
  std::vector<std::uint16_t> rules(geometry.size(), 0);
  for (std::uint32_t row = 0; what == content::thirds && row < rules.size(); ++row)
    if (row % 3 != 0) rules[row] = kNoRule;
  const mesh_source source{geometry, rules, std::span(&rule, 1)};
  return std::make_shared<const gpu_layer>(build_mesh_levels(source, 1e9, task{}), source.rules);
}

std::shared_ptr<const gpu_layer> lines(int count, double seed, content what = content::all) {
  geo::planar_geometry geometry;
  for (int i = 0; i < count; ++i) {
    const geo::planar from = place(i, seed);
    geometry.append_line(std::vector<geo::planar>{from, {from.x + 30, from.y + 60 * scattered(i, 3) - 30}});
  }
  layer::style_rule rule;
  rule.stroke = {200, 60, 20, 130};
  rule.casing = {20, 20, 20, 90};
  rule.width = 3;
  return layer_of(geometry, rule, what);
}

std::shared_ptr<const gpu_layer> areas(int count, double seed, content what = content::all) {
  geo::planar_geometry geometry;
  for (int i = 0; i < count; ++i) {
    const geo::planar at = place(i, seed);
    geometry.append_polygon(
        std::vector<geo::planar>{at, {at.x + 50, at.y + 4}, {at.x + 20, at.y + 20}, {at.x + 5, at.y + 44}});
  }
  layer::style_rule rule;
  rule.fill = {30, 140, 60, 70};
  rule.stroke = {30, 80, 60, 255};
  rule.width = 1;
  return layer_of(geometry, rule, what);
}

std::shared_ptr<const gpu_layer> points(int count, double seed, content what = content::all) {
  geo::planar_geometry geometry;
  for (int i = 0; i < count; ++i) geometry.append_point(place(i, seed));
  layer::style_rule rule;
  rule.fill = {30, 60, 200, 160};
  rule.size = 7;
  return layer_of(geometry, rule, what);
}

class SlicedDrawing : public ::testing::Test {
 protected:
  SlicedDrawing() {
    view.resize({500, 300});
    view.look_at({500, 300}, 2);
    layers = {{areas(3000, 1)},
              {lines(12000, 2), 0.5F, column_span{40, 400}},
              {lines(9000, 3)},
              {areas(2000, 4), 0.7F},
              {points(6000, 5), 1, column_span{0, 250}}};
  }

  std::vector<std::byte> in_one_go(const camera& from, std::span<const drawn_layer> what) {
    map_canvas canvas;
    canvas.draw(from, what, [] {});
    canvas.draw_over(from, {});
    return canvas.read();
  }

  headless_target target{{64, 64}};  ///< the context
  camera view;
  std::vector<drawn_layer> layers;
};

TEST_F(SlicedDrawing, GivesThePixelsOfOneGo) {
  map_canvas canvas;
  canvas.begin(view, layers);
  int slices = 1;
  while (!canvas.go_on(kHardlyAny)) ++slices;
  canvas.letter([] {});
  canvas.draw_over(view, {});
  EXPECT_GT(slices, 10);
  EXPECT_EQ(canvas.read(), in_one_go(view, layers));
}

TEST_F(SlicedDrawing, LeavesThePictureThatIsThereUntilItIsComplete) {
  map_canvas canvas;
  canvas.draw(view, std::span(layers).first(1), [] {});
  canvas.draw_over(view, {});
  const std::vector<std::byte> before = canvas.read();
  canvas.begin(view, layers);
  ASSERT_FALSE(canvas.go_on(kHardlyAny));
  canvas.letter([] {});
  canvas.draw_over(view, {});
  EXPECT_EQ(canvas.read(), before);
}

/// Stands in for names: a red bar across the picture.
void paint_bar() {
  glEnable(GL_SCISSOR_TEST);
  glScissor(0, 140, 500, 20);
  glClearColor(1, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glDisable(GL_SCISSOR_TEST);
}

TEST_F(SlicedDrawing, NamesLieOverWhatChangesOften) {
  const std::array<drawn_layer, 1> over{layers[3]};
  std::vector<drawn_layer> all(layers.begin(), layers.begin() + 3);
  map_canvas canvas;
  canvas.draw(view, all, paint_bar);
  canvas.draw_over(view, over, paint_bar);
  const std::vector<std::byte> seen = canvas.read();
  all.push_back(over[0]);
  map_canvas as_one;
  as_one.draw(view, all, paint_bar);
  as_one.draw_over(view, {});
  EXPECT_EQ(seen, as_one.read()) << "as if it were a layer of the ground";
}

TEST_F(SlicedDrawing, AGroundWithoutNamesYetIsNotShown) {
  const std::array<drawn_layer, 1> over{layers[4]};
  map_canvas canvas;
  canvas.draw(view, std::span(layers).first(1), paint_bar);
  canvas.draw_over(view, over, paint_bar);
  const std::vector<std::byte> before = canvas.read();
  for (int newer = 2; newer <= 3; ++newer) {
    canvas.begin(view, std::span(layers).first(static_cast<std::size_t>(newer)));
    ASSERT_TRUE(canvas.go_on({}));
    canvas.draw_over(view, over, paint_bar);
    EXPECT_EQ(canvas.read(), before);
  }
  canvas.letter(paint_bar);
  canvas.draw_over(view, over, paint_bar);
  EXPECT_NE(canvas.read(), before);
}

TEST_F(SlicedDrawing, RowsThatAreNotAmongTheDrawnOnesLeaveNoTrace) {
  row_bits bits(6000);
  for (std::uint32_t row = 0; row < 6000; row += 3) bits.set(row);
  const auto rows = std::make_shared<const gpu_rows>(bits);
  const std::vector<drawn_layer> filtered{{areas(3000, 1), 1, {}, rows},
                                          {lines(6000, 2), 0.5F, column_span{40, 400}, rows},
                                          {areas(20, 4)},
                                          {points(6000, 5), 1, {}, rows}};
  const std::vector<drawn_layer> wanted{{areas(3000, 1, content::thirds)},
                                        {lines(6000, 2, content::thirds), 0.5F, column_span{40, 400}},
                                        {areas(20, 4)},
                                        {points(6000, 5, content::thirds)}};
  EXPECT_EQ(in_one_go(view, filtered), in_one_go(view, wanted));
  camera far = view;
  far.look_at({500, 300}, 12);
  EXPECT_EQ(in_one_go(far, filtered), in_one_go(far, wanted)) << "a coarser level";
}

TEST_F(SlicedDrawing, WhatIsBegunAnewLeavesNothingOfTheFormer) {
  map_canvas canvas;
  canvas.begin(view, layers);
  for (int i = 0; i < 5; ++i) ASSERT_FALSE(canvas.go_on(kHardlyAny));
  camera nearer = view;
  nearer.look_at({300, 200}, 0.7);
  canvas.begin(nearer, std::span(layers).subspan(1));
  while (!canvas.go_on(kHardlyAny)) {
  }
  canvas.letter([] {});
  canvas.draw_over(nearer, {});
  EXPECT_EQ(canvas.read(), in_one_go(nearer, std::span(layers).subspan(1)));
}

}  // namespace
}  // namespace greenward::viewer
