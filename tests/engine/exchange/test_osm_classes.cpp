#include "engine/exchange/osm_classes.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/layer/catalogue.hpp"
#include "tests/engine/exchange/osm_tables.hpp"

#include <gtest/gtest.h>

namespace greenward::exchange {
namespace {

std::string_view kind(std::initializer_list<std::pair<std::string_view, std::string_view>> tags) {
  const auto facility = facility_of(osm_tags(tags));
  return facility ? facility->kind : "none";
}

TEST(OsmClasses, RoadClassesComeFromTheCodeListsAliases) {
  const auto& classes = shipped_catalogue().codes("road_class");
  EXPECT_EQ(road_class_of({{"highway", "motorway_link"}}, classes), "expressway");
  EXPECT_EQ(road_class_of({{"highway", "primary"}}, classes), "arterial");
  EXPECT_EQ(road_class_of({{"highway", "steps"}}, classes), "steps");
  EXPECT_EQ(road_class_of({{"highway", "corridor"}}, classes), "path");
  EXPECT_EQ(road_class_of({{"highway", "construction"}}, classes), "");
  EXPECT_EQ(road_class_of({{"railway", "rail"}}, classes), "");
}

TEST(OsmClasses, EveryCodeGivenIsInItsList) {
  const auto& catalogue = shipped_catalogue();
  for (const char* building : {"yes", "apartments", "retail", "factory", "school", "civic", "roof"}) {
    const auto use = building_use_of({{"building", building}});
    ASSERT_TRUE(use);
    EXPECT_NE(catalogue.codes("building_use").find(*use), nullptr) << *use;
  }
  for (const char* amenity : {"nursing_home", "hospital", "clinic", "kindergarten", "school", "library",
                              "community_centre", "theatre"}) {
    const auto facility = facility_of({{"amenity", amenity}});
    ASSERT_TRUE(facility) << amenity;
    EXPECT_NE(catalogue.codes("facility_kind").find(facility->kind), nullptr) << facility->kind;
    EXPECT_NE(catalogue.codes("facility_category").find(facility->category), nullptr) << facility->category;
  }
}

TEST(OsmClasses, ElderlyCareIsToldFromOtherSocialFacilities) {
  EXPECT_EQ(kind({{"amenity", "social_facility"}, {"social_facility:for", "senior"}}), "care_home");
  EXPECT_EQ(kind({{"amenity", "social_facility"}, {"social_facility", "assisted_living"}}), "care_home");
  EXPECT_EQ(kind({{"amenity", "social_facility"},
                  {"social_facility", "day_care"},
                  {"social_facility:for", "child;senior"}}),
            "care_station");
  EXPECT_EQ(kind({{"amenity", "social_facility"}, {"social_facility:for", "homeless"}}), "none");
  EXPECT_EQ(kind({{"amenity", "social_facility"},
                  {"social_facility", "assisted_living"},
                  {"social_facility:for", "disabled"}}),
            "none");
}

TEST(OsmClasses, PharmaciesAreNoFacilities) {
  EXPECT_EQ(kind({{"amenity", "pharmacy"}, {"healthcare", "pharmacy"}}), "none");
  EXPECT_EQ(kind({{"healthcare", "centre"}}), "health_centre");
}

TEST(OsmClasses, SchoolsOfOneLevelAreNamedByIt) {
  EXPECT_EQ(kind({{"amenity", "school"}, {"isced:level", "1"}}), "primary_school");
  EXPECT_EQ(kind({{"amenity", "school"}, {"isced:level", "2;3"}}), "secondary_school");
  EXPECT_EQ(kind({{"amenity", "school"}, {"isced:level", "1;2"}}), "school");
}

TEST(OsmClasses, PolesAndPlatformsThatAreNotForRailAloneAreBusStops) {
  EXPECT_EQ(kind({{"highway", "bus_stop"}}), "bus_stop");
  EXPECT_EQ(kind({{"highway", "bus_stop"}, {"railway", "tram_stop"}}), "bus_stop");
  EXPECT_EQ(kind({{"public_transport", "platform"}}), "bus_stop");
  EXPECT_EQ(kind({{"highway", "platform"}}), "bus_stop");
  EXPECT_EQ(kind({{"public_transport", "platform"}, {"tram", "yes"}, {"bus", "yes"}}), "bus_stop");
  EXPECT_EQ(kind({{"public_transport", "platform"}, {"trolleybus", "yes"}}), "bus_stop");
  EXPECT_EQ(kind({{"public_transport", "platform"}, {"railway", "platform"}}), "none");
  EXPECT_EQ(kind({{"public_transport", "platform"}, {"subway", "yes"}}), "none");
  EXPECT_EQ(kind({{"public_transport", "platform"}, {"ferry", "yes"}}), "none");
  EXPECT_EQ(kind({{"public_transport", "platform"}, {"bus", "no"}}), "none");
  EXPECT_EQ(kind({{"public_transport", "stop_position"}, {"bus", "yes"}}), "none");
  const auto stop = facility_of({{"highway", "bus_stop"}});
  ASSERT_TRUE(stop);
  EXPECT_NE(shipped_catalogue().codes("facility_kind").find(stop->kind), nullptr);
  EXPECT_NE(shipped_catalogue().codes("facility_category").find(stop->category), nullptr);
  EXPECT_TRUE(facility_of({{"highway", "bus_stop"}, {"access", "private"}})->refused);
}

TEST(OsmClasses, PrivateGardensAndPoolsAreRefusedWithTheReason) {
  const auto garden = park_of({{"leisure", "garden"}, {"access", "private"}});
  ASSERT_TRUE(garden && garden->refused);
  EXPECT_NE(garden->refused->en.find("access=private"), std::string::npos);
  EXPECT_FALSE(park_of({{"leisure", "park"}})->refused);
  const auto pool = facility_of({{"leisure", "swimming_pool"}, {"access", "private"}});
  ASSERT_TRUE(pool && pool->refused);
}

TEST(OsmClasses, AnOrdinaryParkHasNoClassBecauseTheTagSaysNone) {
  EXPECT_EQ(park_of({{"leisure", "park"}})->park_kind, "");
  EXPECT_EQ(park_of({{"leisure", "nature_reserve"}})->park_kind, "special");
  EXPECT_FALSE(park_of({{"leisure", "playground"}}));
}

}  // namespace
}  // namespace greenward::exchange
