#include "viewer/canvas/camera.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::viewer {
namespace {

double drawn(int low, int high) {
  return static_cast<double>(*rc::gen::inRange(low, high)) / 8.0;
}

camera some_camera() {
  camera view;
  view.resize({*rc::gen::inRange(64, 4000), *rc::gen::inRange(64, 4000)});
  view.look_at({drawn(3000000, 5000000), drawn(30000000, 45000000)}, drawn(1, 4000));
  return view;
}

RC_GTEST_PROP(Camera, ScreenAndGroundUndoEachOther, ()) {
  const camera view = some_camera();
  const screen_point at{drawn(-8000, 8000), drawn(-8000, 8000)};
  const screen_point back = view.to_screen(view.to_ground(at));
  RC_ASSERT(std::abs(back.x - at.x) < 1e-5);
  RC_ASSERT(std::abs(back.y - at.y) < 1e-5);
}

RC_GTEST_PROP(Camera, ZoomingKeepsTheGroundUnderThePointer, ()) {
  camera view = some_camera();
  const screen_point at{drawn(0, 8000), drawn(0, 8000)};
  const geo::planar before = view.to_ground(at);
  view.zoom(at, drawn(1, 40));
  const geo::planar after = view.to_ground(at);
  const double tolerance = 1e-6 * view.metres_per_pixel() + 1e-6;
  RC_ASSERT(std::abs(after.x - before.x) < tolerance);
  RC_ASSERT(std::abs(after.y - before.y) < tolerance);
}

RC_GTEST_PROP(Camera, FittingShowsTheWholeBox, ()) {
  camera view = some_camera();
  geo::planar_box box;
  box.include(geo::planar{drawn(0, 80000), drawn(0, 80000)});
  box.include(geo::planar{drawn(0, 80000), drawn(0, 80000)});
  view.fit(box);
  const geo::planar_box seen = view.visible();
  RC_ASSERT(seen.min.x <= box.min.x && seen.min.y <= box.min.y && seen.max.x >= box.max.x &&
            seen.max.y >= box.max.y);
}

TEST(Camera, DraggingMovesTheGroundWithThePointer) {
  camera view;
  view.resize({800, 600});
  view.look_at({1000, 2000}, 2);
  const geo::planar grabbed = view.to_ground({100, 100});
  view.pan(30, -20);
  const screen_point now = view.to_screen(grabbed);
  EXPECT_NEAR(now.x, 130, 1e-9);
  EXPECT_NEAR(now.y, 80, 1e-9);
}

TEST(Camera, NorthIsUp) {
  camera view;
  view.resize({800, 600});
  view.look_at({0, 0}, 1);
  EXPECT_LT(view.to_screen({0, 100}).y, view.to_screen({0, 0}).y);
}

TEST(Camera, ZoomStopsAtItsLimits) {
  camera view;
  for (int i = 0; i < 200; ++i) view.zoom({10, 10}, 2);
  EXPECT_EQ(view.metres_per_pixel(), camera::kClosest);
  for (int i = 0; i < 200; ++i) view.zoom({10, 10}, 0.5);
  EXPECT_EQ(view.metres_per_pixel(), camera::kFarthest);
}

TEST(Camera, AnEmptyBoxChangesNothing) {
  camera view;
  const camera before = view;
  view.fit({});
  EXPECT_EQ(view, before);
}

TEST(Camera, ScaleIsThatOf96DotsPerInch) {
  camera view;
  view.look_at({0, 0}, 0.0254 / 96.0 * 5000);
  EXPECT_NEAR(view.scale_denominator(), 5000, 1e-9);
}

TEST(Camera, SymbolsShrinkWithoutJumps) {
  EXPECT_DOUBLE_EQ(symbol_scale(500), 1.4);
  EXPECT_DOUBLE_EQ(symbol_scale(500000), 0.6);
  for (double scale = 1000; scale < 200000; scale *= 1.1) {
    EXPECT_GE(symbol_scale(scale), symbol_scale(scale * 1.1));
    EXPECT_LT(symbol_scale(scale) - symbol_scale(scale * 1.1), 0.03);
  }
}

TEST(Camera, SeveralPixelsAPointShowTheSameGroundAtTheSameScale) {
  camera plain, dense;
  plain.resize({1600, 1000});
  dense.resize({1600, 1000}, 2);
  for (camera* view : {&plain, &dense}) view->look_at({500, 800}, 3);
  EXPECT_EQ(dense.scale_denominator(), plain.scale_denominator());
  EXPECT_DOUBLE_EQ(dense.metres_per_point(), 6);
  EXPECT_DOUBLE_EQ(dense.width(), 800);
  EXPECT_EQ(dense.size_in_points(), (screen_size{800, 500}));
  EXPECT_NEAR(dense.visible().min.x, plain.visible().min.x, 1e-9);
  EXPECT_NEAR(dense.visible().max.y, plain.visible().max.y, 1e-9);
  const screen_point once = plain.to_screen({530, 830}), twice = dense.to_screen({530, 830});
  EXPECT_NEAR(once.x, 2 * twice.x, 1e-9) << "the same pixel";
  EXPECT_NEAR(once.y, 2 * twice.y, 1e-9);
  EXPECT_NEAR(dense.to_ground(twice).x, 530, 1e-9);
  const geo::planar under = dense.to_ground({10, 10});
  dense.pan(5, 7);
  EXPECT_NEAR(dense.to_ground({15, 17}).x, under.x, 1e-9) << "the ground follows the pointer";
  EXPECT_NEAR(dense.to_ground({15, 17}).y, under.y, 1e-9);
}

}  // namespace
}  // namespace greenward::viewer
