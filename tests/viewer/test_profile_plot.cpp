#include "viewer/layers/profile_plot.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::viewer {
namespace {

using drainage::profile;
using drainage::value_origin;

drainage::profile_value given(double level) {
  return {level, value_origin::given};
}

drainage::profile_pipe pipe(double from_m, double to_m, double start_m, double end_m) {
  drainage::profile_pipe made;
  made.from_m = from_m;
  made.to_m = to_m;
  made.start_invert = given(start_m);
  made.end_invert = given(end_m);
  made.start_crown = given(start_m + 0.3);
  made.end_crown = given(end_m + 0.3);
  return made;
}

drainage::profile_station station(double at_m, double ground_m, double invert_m) {
  drainage::profile_station made;
  made.at_m = at_m;
  made.ground = given(ground_m);
  made.invert = given(invert_m);
  return made;
}

/// 40 m and 60 m, ground 105 to 103, invert 102 to 100; a violation at 40 m, a crossing at 70 m.
profile two_pipes() {
  profile way;
  way.stations = {station(0, 105, 102), station(40, 104, 101), station(100, 103, 100)};
  way.pipes = {pipe(0, 40, 102, 101), pipe(40, 100, 101, 100)};
  drainage::profile_crossing crossing;
  crossing.at_m = 70;
  crossing.invert_m = 102;
  crossing.crown_m = 102.5;
  way.crossings = {crossing};
  drainage::profile_violation violation;
  violation.at_m = 40;
  way.violations = {violation};
  return way;
}

constexpr plot_box kBox{100, 50, 1100, 472};

TEST(ProfilePlot, TheWholeWayFillsTheBoxAndItsLevelsLieWithin) {
  const profile way = two_pipes();
  const profile_plot plot(way, kBox, {0, 100});
  EXPECT_DOUBLE_EQ(plot.x(0), 100);
  EXPECT_DOUBLE_EQ(plot.x(100), 1100);
  EXPECT_DOUBLE_EQ(plot.at_m(600), 50);
  EXPECT_LT(plot.lowest_m(), 100);
  EXPECT_GT(plot.highest_m(), 105);
  EXPECT_DOUBLE_EQ(plot.y(plot.lowest_m()), 472);
  EXPECT_DOUBLE_EQ(plot.y(plot.highest_m()), 50 + profile_plot::kFlagLane);
  EXPECT_LT(plot.y(105), plot.y(100)) << "up is up";
}

TEST(ProfilePlot, ACloserLookStretchesTheLevelsThatAreInSight) {
  const profile way = two_pipes();
  const profile_plot plot(way, kBox, {80, 100});
  EXPECT_NEAR(plot.highest_m(), 103.67, 0.35) << "the ground at 80 m";
  EXPECT_LT(plot.highest_m(), 104.2);
  EXPECT_GT(plot.lowest_m(), 99);
}

TEST(ProfilePlot, AxesHaveRoundNumbersNoCloserThanAsked) {
  const profile way = two_pipes();
  const profile_plot plot(way, kBox, {0, 100});
  EXPECT_EQ(plot.station_marks(90), (std::vector<double>{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}));
  EXPECT_EQ(plot.station_marks(110), (std::vector<double>{0, 20, 40, 60, 80, 100}));
  EXPECT_EQ(plot.level_marks(40), (std::vector<double>{100, 101, 102, 103, 104, 105}));
}

TEST(ProfilePlot, SmallThingsArePickedBeforeWhatIsBehindThem) {
  const profile way = two_pipes();
  const profile_plot plot(way, kBox, {0, 100});
  EXPECT_EQ(plot.pick(plot.x(40) + 4, plot.flag_y()), (plot_hit{plot_part::violation, 0}));
  EXPECT_EQ(plot.pick(plot.x(40) + 4, plot.y(103)), (plot_hit{plot_part::station, 1}));
  EXPECT_EQ(plot.pick(plot.x(70), plot.y(102.2)), (plot_hit{plot_part::crossing, 0}));
  EXPECT_EQ(plot.pick(plot.x(70), plot.y(104)), (plot_hit{plot_part::pipe, 1}));
  EXPECT_EQ(plot.pick(plot.x(20), plot.y(101.5)), (plot_hit{plot_part::pipe, 0}));
  EXPECT_EQ(plot.pick(99, 200), plot_hit{});
}

TEST(ProfilePlot, WithoutLevelsThereIsNothingToDraw) {
  profile way;
  way.stations.resize(2);
  way.stations[1].at_m = 10;
  way.pipes.resize(1);
  way.pipes[0].to_m = 10;
  const profile_plot plot(way, kBox, {0, 10});
  EXPECT_FALSE(plot.has_levels());
  EXPECT_TRUE(plot.level_marks(30).empty());
}

TEST(ProfilePlot, AReadingLiesBetweenTheEndsOfItsPipe) {
  const profile way = two_pipes();
  const auto reading = read_at(way, 70);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->pipe, 1U);
  EXPECT_DOUBLE_EQ(reading->ground_m, 103.5);
  EXPECT_DOUBLE_EQ(reading->invert_m, 100.5);
  EXPECT_DOUBLE_EQ(reading->crown_m, 100.8);
  EXPECT_TRUE(std::isnan(reading->water_m));
  EXPECT_DOUBLE_EQ(read_at(way, 1000)->at_m, 100);
  EXPECT_FALSE(read_at(profile{}, 0));
}

RC_GTEST_PROP(ProfilePlotProperty, ZoomKeepsThePlaceUnderThePointerOrStaysWithinTheWay, ()) {
  const double length = *rc::gen::inRange(5, 5000), share = *rc::gen::inRange(0, 101) / 100.0;
  const int notches = *rc::gen::inRange(-12, 13);
  const station_span seen = zoomed({0, length}, length * 0.4, 4, length);
  const double about = seen.from_m + share * seen.length();
  const station_span then = zoomed(seen, about, std::pow(1.25, notches), length);
  RC_ASSERT(then.from_m >= 0 && then.to_m <= length + 1e-9);
  RC_ASSERT(then.length() >= 2 - 1e-9);
  const bool at_end = then.from_m <= 1e-9 || then.to_m >= length - 1e-9;
  RC_ASSERT(at_end || std::abs((about - then.from_m) / then.length() - share) < 1e-9);
}

TEST(ProfilePlot, PanningStopsAtTheEnds) {
  EXPECT_EQ(panned({10, 30}, -50, 100), (station_span{0, 20}));
  EXPECT_EQ(panned({10, 30}, 500, 100), (station_span{80, 100}));
  EXPECT_EQ(panned({10, 30}, 5, 100), (station_span{15, 35}));
}

}  // namespace
}  // namespace greenward::viewer
