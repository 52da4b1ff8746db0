#include "engine/exchange/osm_bus_stops.hpp"

#include "tests/engine/exchange/osm_tables.hpp"

#include <gtest/gtest.h>
#include <cmath>
#include <string>
#include <vector>

namespace greenward::exchange {
namespace {

/// Metres east and north of 125.25 E, 43.88 N.
geo::lon_lat at(double east, double north) {
  constexpr double kDegree = 111'320;
  return {125.25 + east / (kDegree * std::cos(43.88 * 3.14159265358979 / 180)), 43.88 + north / kDegree};
}

class OsmBusStops : public ::testing::Test {
 protected:
  void node(std::int64_t id, const osm_tags& tags, geo::lon_lat place) {
    geo::geographic_geometry shape;
    shape.append_point(place);
    stops_.add({"node", id, &tags}, shape[0], place);
  }
  void line(std::int64_t id, const osm_tags& tags, const std::vector<geo::lon_lat>& points) {
    geo::geographic_geometry shape;
    shape.append_line(points);
    stops_.add({"way", id, &tags}, shape[0], points.front());
  }
  void area(std::int64_t id, const osm_tags& tags, const std::vector<geo::lon_lat>& ring) {
    geo::geographic_geometry shape;
    shape.append_polygon(ring);
    stops_.add({"way", id, &tags}, shape[0], ring.front());
  }
  std::vector<std::string> codes() {
    left_out_ = stops_.write(rows_);
    std::vector<std::string> found;
    for (std::size_t row = 0; row < rows_.size(); ++row) found.emplace_back(rows_["code"].text(row));
    return found;
  }

  bus_stop_list stops_;
  layer::feature_table rows_{shipped_catalogue().layer("facilities")};
  std::vector<left_out_stop> left_out_;
};

using codes_of = std::vector<std::string>;
const osm_tags kPlatform{{"public_transport", "platform"}, {"bus", "yes"}};
const osm_tags kAnyPlatform{{"public_transport", "platform"}};

osm_tags pole(std::string_view name, std::string_view ref = "") {
  return {{"highway", "bus_stop"}, {"name", name}, {"ref", ref}};
}
osm_tags platform(std::string_view name, std::string_view ref = "") {
  return {{"public_transport", "platform"}, {"bus", "yes"}, {"name", name}, {"ref", ref}};
}

TEST_F(OsmBusStops, AStopIsAFacilityOfTheTransportCircle) {
  node(1, {{"highway", "bus_stop"}, {"name", "青年路"}, {"start_date", "2020-05-01"}}, at(0, 0));
  EXPECT_EQ(codes(), codes_of{"osm-node-1"});
  EXPECT_EQ(rows_["category"].text(0), "transport");
  EXPECT_EQ(rows_["facility_kind"].text(0), "bus_stop");
  EXPECT_EQ(rows_["name"].text(0), "青年路");
  EXPECT_TRUE(rows_["opened"].has(0));
  EXPECT_EQ(rows_["osm_id"].integer(0), 1);
  EXPECT_EQ(rows_.geometry()[0].points()[0], at(0, 0));
}

TEST_F(OsmBusStops, AStopMappedThreeTimesIsOneAndTheMergedAreNamed) {
  area(3, platform("青年路"), {at(-10, 1), at(10, 1), at(10, 3), at(-10, 3)});
  node(2, platform("青年路"), at(0, 2));
  node(1, pole("青年路"), at(0, 0));
  EXPECT_EQ(codes(), codes_of{"osm-node-1"});
  ASSERT_EQ(left_out_.size(), 2U);
  EXPECT_EQ(left_out_[0].object, "node/2");
  EXPECT_EQ(left_out_[1].object, "way/3");
  for (const left_out_stop& one : left_out_) {
    EXPECT_TRUE(one.merged);
    EXPECT_NE(one.reason.en.find("node/1"), std::string::npos);
    EXPECT_NE(one.reason.zh.find("node/1"), std::string::npos);
  }
}

TEST_F(OsmBusStops, TheMetresCountToTheOutlineNotToItsPoint) {
  line(3, kPlatform, {at(-40, 4.5), at(40, 4.5)});
  node(1, pole("青年路"), at(0, 0));
  line(5, kPlatform, {at(-40, 105.5), at(40, 105.5)});
  node(4, pole("青年路"), at(0, 100));
  EXPECT_EQ(codes(), (codes_of{"osm-node-1", "osm-node-4", "osm-way-5"}));
}

TEST_F(OsmBusStops, APoleInsideItsPlatformIsZeroMetresAway) {
  area(3, platform(""), {at(-50, -50), at(50, -50), at(50, 50), at(-50, 50)});
  node(1, pole("青年路"), at(0, 0));
  EXPECT_EQ(codes(), codes_of{"osm-node-1"});
}

TEST_F(OsmBusStops, DifferentNamesOrRefsStayApart) {
  node(1, pole("青年路", "A"), at(0, 0));
  node(2, platform("青年路", "B"), at(0, 1));
  node(3, platform("景阳大路"), at(0, 2));
  EXPECT_EQ(codes(), (codes_of{"osm-node-1", "osm-node-2", "osm-node-3"}));
  EXPECT_TRUE(left_out_.empty());
}

TEST_F(OsmBusStops, TwoPolesAreTwoStopsHoweverNear) {
  node(1, pole("青年路"), at(0, 0));
  node(2, pole("青年路"), at(0, 2));
  EXPECT_EQ(codes(), (codes_of{"osm-node-1", "osm-node-2"}));
}

TEST_F(OsmBusStops, APoleTakesOnlyTheNearerOfTwoPlatforms) {
  line(3, platform("青年路"), {at(-10, 4), at(10, 4)});
  line(4, platform("青年路"), {at(-10, -3), at(10, -3)});
  node(1, pole("青年路"), at(0, 0));
  EXPECT_EQ(codes(), (codes_of{"osm-node-1", "osm-way-3"}));
}

TEST_F(OsmBusStops, APlatformWithSeveralPolesJoinsOneAndTheOthersStay) {
  line(3, platform(""), {at(-30, 1), at(30, 1)});
  node(1, pole("枢纽", "1"), at(-20, 0));
  node(2, pole("枢纽", "2"), at(20, 0));
  EXPECT_EQ(codes(), (codes_of{"osm-node-1", "osm-node-2"}));
  EXPECT_EQ(left_out_.size(), 1U);
}

TEST_F(OsmBusStops, AnAreaJoinsAPlatformNodeThatHasNoPole) {
  node(2, platform("青年路"), at(0, 0));
  line(3, platform("青年路"), {at(-10, 2), at(10, 2)});
  EXPECT_EQ(codes(), codes_of{"osm-node-2"});
}

TEST_F(OsmBusStops, AStopWithoutANameTakesItsPlatforms) {
  node(1, pole(""), at(0, 0));
  node(2, platform("青年路"), at(0, 1));
  EXPECT_EQ(codes(), codes_of{"osm-node-1"});
  EXPECT_EQ(rows_["name"].text(0), "青年路");
}

TEST_F(OsmBusStops, APlatformAtARailStopThatNamesNoBusesIsNone) {
  stops_.add_rail_stop(at(0, 2));
  line(3, kAnyPlatform, {at(-10, 0), at(10, 0)});
  line(4, kPlatform, {at(-10, 1), at(10, 1)});
  EXPECT_EQ(codes(), codes_of{"osm-way-4"});
  ASSERT_EQ(left_out_.size(), 1U);
  EXPECT_EQ(left_out_[0].object, "way/3");
  EXPECT_FALSE(left_out_[0].merged);
}

TEST_F(OsmBusStops, APlatformSharedByAPoleAndARailStopIsThePoles) {
  stops_.add_rail_stop(at(0, 0));
  line(3, kAnyPlatform, {at(-10, 0), at(10, 0)});
  node(1, pole("青年路"), at(5, 0));
  line(5, kAnyPlatform, {at(-10, 100), at(10, 100)});
  stops_.add_rail_stop(at(0, 100));
  node(4, pole("景阳大路"), at(5, 103));
  EXPECT_EQ(codes(), (codes_of{"osm-node-1", "osm-node-4"}));
  ASSERT_EQ(left_out_.size(), 2U);
  EXPECT_TRUE(left_out_[0].merged);
  EXPECT_FALSE(left_out_[1].merged) << "the rail stop is nearer than the pole";
}

}  // namespace
}  // namespace greenward::exchange
