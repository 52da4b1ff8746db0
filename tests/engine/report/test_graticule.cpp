#include "engine/report/graticule.hpp"

#include "tests/engine/report/report_fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

const pixel_box kBox{{100, 100}, {1300, 900}};

map_frame graticule_frame(double width_metres) {
  geo::planar_box extent;
  extent.include(testing::kPlace);
  return fit_frame(kBox, extent.expanded(width_metres / 2), testing::kMeasuring);
}

}  // namespace

TEST(Graticule, DegreesReadAsAMapSheetWritesThem) {
  EXPECT_EQ(degrees_text(125.2, 1.0 / 60), "125°12′");
  EXPECT_EQ(degrees_text(125.0, 1.0 / 60), "125°00′");
  EXPECT_EQ(degrees_text(43.875, 0.5 / 60), "43°52′30″");
  EXPECT_EQ(degrees_text(125, 1), "125°");
  EXPECT_EQ(degrees_text(-0.5, 0.5), "-0°30′");
}

TEST(Graticule, TicksLieWhereProjSaysTheMeridianIs) {
  const map_frame frame = graticule_frame(20000);
  const graticule lines = make_graticule(frame);
  EXPECT_GE(lines.ticks.size(), 8U);
  for (const graticule_tick& tick : lines.ticks) {
    const geo::lon_lat place = geo::unproject(frame.to_ground(tick.place), frame.crs);
    const bool meridian = tick.side == frame_side::top || tick.side == frame_side::bottom;
    EXPECT_NEAR(meridian ? place.x : place.y, tick.degrees, 1e-6);
    EXPECT_NEAR(std::remainder(tick.degrees, lines.interval), 0, 1e-9);
  }
}

TEST(Graticule, OppositeSidesHaveTheSameLines) {
  const graticule lines = make_graticule(graticule_frame(20000));
  const auto count = [&](frame_side side) {
    return std::count_if(lines.ticks.begin(), lines.ticks.end(),
                         [&](const auto& t) { return t.side == side; });
  };
  EXPECT_EQ(count(frame_side::top), count(frame_side::bottom));
  EXPECT_EQ(count(frame_side::left), count(frame_side::right));
}

RC_GTEST_PROP(Graticule, EveryScaleHasBetweenTwoAndSixIntervalsOrFewSeconds, ()) {
  const double span = std::pow(10.0, *rc::gen::inRange(-2500, 1500) / 1000.0);
  const double interval = graticule_interval(span, 6);
  RC_ASSERT(span / interval <= 6 + 1e-9);
  RC_ASSERT(span / interval > 6 / 2.5 - 1e-9);
}

TEST(MapFrame, ScaleIsRoundAndTheExtentFits) {
  for (const double width : {120.0, 900.0, 7000.0, 23456.0}) {
    const map_frame frame = graticule_frame(width);
    const geo::planar_box ground = frame.ground();
    EXPECT_GE(ground.width(), width);
    EXPECT_GE(ground.height(), width);
    EXPECT_NEAR(frame.ground_metres_per_pixel(), frame.units_per_pixel, 0.001 * frame.units_per_pixel);
  }
}

TEST(MapFrame, WebMercatorScaleIsThatOfTheGround) {
  geo::planar_box extent;
  extent.include(geo::project(geo::lon_lat{125.2, 43.88}, geo::crs_code{3857}));
  const map_frame frame = fit_frame(kBox, extent.expanded(5000), geo::crs_code{3857});
  EXPECT_NEAR(frame.ground_metres_per_pixel() / frame.units_per_pixel, std::cos(43.88 * 3.14159265 / 180),
              0.005);
}

TEST(MapFrame, TrueNorthLeansByTheMeridianConvergence) {
  // 125.2 E is 0.8° west of the central meridian 126 E: convergence is about -0.8° · sin(43.88°), and true
  // north lies to the right of grid north there.
  geo::planar_box extent;
  extent.include(geo::project(geo::lon_lat{125.2, 43.88}, testing::kMeasuring));
  const map_frame frame = fit_frame(kBox, extent.expanded(1000), testing::kMeasuring);
  EXPECT_NEAR(true_north_angle(frame) * 180 / 3.14159265, 0.8 * std::sin(43.88 * 3.14159265 / 180), 0.01);
}

}  // namespace greenward::report
