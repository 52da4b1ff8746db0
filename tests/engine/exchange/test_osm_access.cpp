#include "engine/exchange/osm_access.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::exchange {
namespace {

bool open(std::initializer_list<std::pair<std::string_view, std::string_view>> tags) {
  return !foot_refusal(osm_tags(tags)).has_value();
}

bool passes(std::initializer_list<std::pair<std::string_view, std::string_view>> tags) {
  return !barrier_refusal(osm_tags(tags)).has_value();
}

TEST(OsmAccess, DefaultsFollowTheWikisTableForAllCountries) {
  for (const char* highway : {"trunk", "primary", "tertiary_link", "residential", "living_street", "service",
                              "track", "path", "footway", "pedestrian", "steps", "corridor", "platform"}) {
    EXPECT_TRUE(open({{"highway", highway}})) << highway;
  }
  for (const char* highway : {"motorway", "motorway_link", "cycleway", "bridleway", "busway", "nonsense"}) {
    EXPECT_FALSE(open({{"highway", highway}})) << highway;
  }
}

TEST(OsmAccess, FootDecidesBeforeAccess) {
  EXPECT_TRUE(open({{"highway", "service"}, {"access", "private"}, {"foot", "yes"}}));
  EXPECT_FALSE(open({{"highway", "service"}, {"access", "yes"}, {"foot", "no"}}));
  EXPECT_FALSE(open({{"highway", "service"}, {"access", "private"}}));
  EXPECT_TRUE(open({{"highway", "motorway"}, {"foot", "designated"}}));
}

TEST(OsmAccess, EveryStatedPermissionIsHeeded) {
  for (const char* value : {"yes", "designated", "permissive", "destination"}) {
    EXPECT_TRUE(open({{"highway", "cycleway"}, {"foot", value}})) << value;
  }
  for (const char* value : {"no", "private", "use_sidepath", "customers", "delivery"}) {
    EXPECT_FALSE(open({{"highway", "footway"}, {"foot", value}})) << value;
  }
}

TEST(OsmAccess, AnUnknownValueCountsAsNotStated) {
  EXPECT_TRUE(open({{"highway", "footway"}, {"foot", "sometimes"}}));
  EXPECT_FALSE(open({{"highway", "footway"}, {"foot", "sometimes"}, {"access", "no"}}));
}

TEST(OsmAccess, WhatIsNotBuiltIsNeverOpen) {
  EXPECT_FALSE(open({{"highway", "construction"}, {"foot", "yes"}}));
  EXPECT_FALSE(open({{"highway", "proposed"}, {"foot", "yes"}}));
}

TEST(OsmAccess, MotorroadsAreClosedUnlessFootOpensThem) {
  EXPECT_FALSE(open({{"highway", "trunk"}, {"motorroad", "yes"}}));
  EXPECT_TRUE(open({{"highway", "trunk"}, {"motorroad", "yes"}, {"foot", "yes"}}));
}

TEST(OsmAccess, PlatformsOfRailwaysAreWalkways) {
  EXPECT_TRUE(may_be_walkway({{"railway", "platform"}}));
  EXPECT_TRUE(open({{"public_transport", "platform"}}));
  EXPECT_FALSE(may_be_walkway({{"railway", "rail"}}));
}

TEST(OsmAccess, TheReasonNamesTheTagInBothLanguages) {
  const auto reason = foot_refusal({{"highway", "service"}, {"access", "private"}});
  ASSERT_TRUE(reason);
  EXPECT_NE(reason->zh.find("access=private"), std::string::npos);
  EXPECT_NE(reason->en.find("access=private"), std::string::npos);
}

TEST(OsmAccess, WallsStopWalkersAndGatesOnlyWhenTheySaySo) {
  EXPECT_FALSE(passes({{"barrier", "wall"}}));
  EXPECT_FALSE(passes({{"barrier", "fence"}}));
  EXPECT_TRUE(passes({{"barrier", "fence"}, {"foot", "yes"}}));
  EXPECT_TRUE(passes({{"barrier", "gate"}}));
  EXPECT_FALSE(passes({{"barrier", "gate"}, {"access", "private"}}));
  EXPECT_TRUE(passes({{"barrier", "gate"}, {"access", "private"}, {"foot", "permissive"}}));
  EXPECT_TRUE(passes({{"barrier", "bollard"}}));
  EXPECT_TRUE(passes({{"access", "private"}}));
}

TEST(OsmAccess, OnlyOnewayFootAndConveyorsGiveWalkersADirection) {
  EXPECT_EQ(direction_on_foot({{"oneway", "yes"}}), foot_direction::both);
  EXPECT_EQ(direction_on_foot({{"oneway:foot", "yes"}}), foot_direction::forward);
  EXPECT_EQ(direction_on_foot({{"oneway:foot", "-1"}}), foot_direction::backward);
  EXPECT_EQ(direction_on_foot({{"conveying", "backward"}}), foot_direction::backward);
}

TEST(OsmAccess, KindsOfEdgesComeFromTheTags) {
  EXPECT_EQ(walk_edge_kind({{"highway", "footway"}, {"footway", "crossing"}}), "crossing");
  EXPECT_EQ(walk_edge_kind({{"highway", "footway"}, {"footway", "sidewalk"}}), "footway");
  EXPECT_EQ(walk_edge_kind({{"highway", "steps"}}), "steps");
  EXPECT_EQ(walk_edge_kind({{"highway", "cycleway"}}), "path");
  EXPECT_EQ(walk_edge_kind({{"highway", "residential"}}), "road");
  EXPECT_EQ(walk_edge_kind({{"railway", "platform"}}), "other");
}

}  // namespace
}  // namespace greenward::exchange
