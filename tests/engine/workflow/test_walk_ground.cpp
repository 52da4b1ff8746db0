#include "engine/workflow/walk_ground.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/site_demand.hpp"
#include "engine/workflow/walk.hpp"
#include "engine/workflow/walk_access.hpp"
#include "engine/workflow/walk_entrances.hpp"
#include "engine/workflow/walk_witness.hpp"
#include "tests/engine/workflow/walking_town.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <fstream>

namespace greenward::workflow {
namespace {

using greenward::testing::at_metres;

/// Streets of 100 m along y = 0: nodes 1 (0 m), 2 (100 m), 3 (200 m); node 2 is a gate. A loose path of its
/// own north of them. A care home at the far east.
class WalkGround : public ::testing::Test {
 protected:
  void SetUp() override {
    layer::feature_table edges = greenward::testing::table_of("walk_edges");
    const auto edge = [&](std::int64_t from, std::int64_t to, double x, double y, const char* kind) {
      layer::row_writer row(edges, feature_id(0));
      row.set("from_id", from);
      row.set("to_id", to);
      row.set("length_m", 100.0);
      row.set("edge_kind", kind);
      row.geometry().append_line(std::array{at_metres(x, y), at_metres(x + 100, y)});
    };
    edge(1, 2, 0, 0, "steps");
    edge(2, 3, 100, 0, "road");
    edge(8, 9, 0, 40, "road");
    town_.add(edges);
  }
  void gate(const char* hours) {
    layer::feature_table nodes = greenward::testing::table_of("walk_nodes");
    {
      layer::row_writer row(nodes, feature_id(0));
      row.set("node_id", 2);
      row.set("gate", true);
      if (hours != nullptr) row.set("opening_hours", hours);
      row.geometry().append_point(at_metres(100, 0));
    }
    town_.add(nodes);
  }
  void wall(const char* kind, double x, const char* start = nullptr, const char* end = nullptr) {
    layer::feature_table barriers = greenward::testing::table_of("barriers");
    {
      layer::row_writer row(barriers, feature_id(0));
      row.set("barrier_kind", kind);
      if (start != nullptr) row.set("start_date", days_since_epoch(*parse_date(start)));
      if (end != nullptr) row.set("end_date", days_since_epoch(*parse_date(end)));
      row.geometry().append_line(std::array{at_metres(x, -20), at_metres(x, 20)});
    }
    town_.add(barriers);
  }
  void facility(const char* code, double x, double y) {
    layer::feature_table facilities = greenward::testing::table_of("facilities");
    {
      layer::row_writer row(facilities, feature_id(0));
      row.set("code", code);
      row.set("name", code);
      row.set("category", "elderly_care");
      row.geometry().append_point(at_metres(x, y));
    }
    town_.add(facilities);
  }
  void building(const char* code, double x, double y) {
    layer::feature_table buildings = greenward::testing::table_of("buildings");
    {
      layer::row_writer row(buildings, feature_id(0));
      row.set("code", code);
      row.geometry().append_polygon(std::array{at_metres(x - 2, y - 2), at_metres(x + 2, y - 2),
                                               at_metres(x + 2, y + 2), at_metres(x - 2, y + 2)});
    }
    town_.add(buildings);
  }
  void entrance(const char* code, double x, double y, const char* field = "facility_code") {
    layer::feature_table entrances = greenward::testing::table_of("entrances");
    {
      layer::row_writer row(entrances, feature_id(0));
      row.set(field, code);
      row.geometry().append_point(at_metres(x, y));
    }
    town_.add(entrances);
  }
  std::shared_ptr<const district_snapshot> load() {
    auto layers = walking_layers();
    return load_snapshot(town_.address(), layers, task{});
  }
  walk_ground ground(const walk_options& options) {
    district_ = load();
    return prepare_ground(*district_, walking::direction::away, resolve(options));
  }
  greenward::testing::walking_town town_;
  std::shared_ptr<const district_snapshot> district_;
};

walk_options at(const char* time, bool unknown_closed = false) {
  walk_options options;
  options.passage.at = walking::parse_week_time(time);
  options.passage.unknown_gates_closed = unknown_closed;
  return options;
}

std::size_t components(const walk_ground& ground) {
  return graph::weak_components(ground.network.graph).sizes.size();
}

TEST_F(WalkGround, AGateIsPassedByDayAndNotAtNight) {
  gate("Mo-Su 06:00-22:00");
  EXPECT_EQ(components(ground({})), 2U);
  EXPECT_EQ(components(ground(at("12:00"))), 2U);
  const auto night = ground(at("23:00"));
  EXPECT_EQ(components(night), 3U);
  EXPECT_EQ(night.notes.closed_gates, 1U);
}

TEST_F(WalkGround, AGateWhoseHoursNobodyUnderstandsIsCountedAndOpenUnlessTheOptionSaysOtherwise) {
  gate("sunrise-sunset");
  const auto open = ground(at("12:00"));
  EXPECT_EQ(open.notes.unknown_gates, 1U);
  EXPECT_EQ(components(open), 2U);
  EXPECT_EQ(components(ground(at("12:00", true))), 3U);
  EXPECT_EQ(words_for(open.notes, resolve(at("12:00"))).size(), 2U);  // slopes, gates
}

TEST_F(WalkGround, AWallClosesAnEdgeOnlyIfBarriersAreOnAndOnItsDays) {
  wall("roadworks", 150, "2024-03-01", "2024-03-31");
  const auto closed = [&](bool on, const char* day) {
    walk_options options;
    options.passage.barriers = on;
    options.passage.day = parse_date(day);
    return ground(options).notes.barred;
  };
  EXPECT_EQ(closed(true, "2024-02-29"), 0U);
  EXPECT_EQ(closed(true, "2024-03-01"), 1U);
  EXPECT_EQ(closed(true, "2024-03-31"), 1U);
  EXPECT_EQ(closed(true, "2024-04-01"), 0U);
  EXPECT_EQ(closed(false, "2024-03-15"), 0U);
}

TEST_F(WalkGround, AGateInTheWallAndABollardLetPeopleThrough) {
  walk_options options;
  options.passage.barriers = true;
  wall("wall", 100);
  EXPECT_EQ(ground(options).notes.barred, 2U);  // both edges end at the wall
  gate("24/7");
  EXPECT_EQ(ground(options).notes.barred, 0U);
  wall("bollard", 50);
  EXPECT_EQ(ground(options).notes.barred, 0U);
}

TEST_F(WalkGround, AnAreaToBeAvoidedClosesWhatRunsThroughIt) {
  const auto corner = at_metres(140, -5), opposite = at_metres(160, 5);
  const std::string geojson = town_.file("avoid.geojson").string();
  std::ofstream(geojson) << R"({"type":"Polygon","coordinates":[[[)" << std::fixed << corner.x << ','
                         << corner.y << "],[" << opposite.x << ',' << corner.y << "],[" << opposite.x << ','
                         << opposite.y << "],[" << corner.x << ',' << opposite.y << "],[" << corner.x << ','
                         << corner.y << "]]]}";
  walk_options options;
  options.passage.avoid = areas_in(geojson);
  const auto found = ground(options);
  EXPECT_EQ(found.notes.avoided, 1U);
  EXPECT_EQ(found.network.access[1], walking::edge_access::closed);
  options.passage.avoid = areas_in(town_.file("nothing.geojson"));
  EXPECT_THROW((void)ground(options), error);
}

TEST_F(WalkGround, TheProfileChangesWhatStepsCost) {
  walk_options options;
  EXPECT_EQ(ground(options).network.forward_m[0], 100.0);
  options.profile = "elderly_winter";
  EXPECT_EQ(ground(options).network.forward_m[0], 300.0);
  EXPECT_EQ(ground(options).notes.unknown_slopes, 3U);
  options.profile = "acrobat";
  EXPECT_THROW((void)ground(options), error);
}

TEST_F(WalkGround, EveryWalkerOfTheCodeListHasAProfile) {
  for (const auto& entry : program_environment().catalogue.codes("walker").entries) {
    walk_options options;
    options.profile = entry.code;
    const walk_settings settings = resolve(options);
    EXPECT_GT(settings.speed.value, 0) << entry.code;
    EXPECT_EQ(walking::slope_factor(settings.profile, 0), 1.0) << entry.code;
    double last = 1;
    for (double slope = 0; slope < 0.5; slope += 0.01) {
      EXPECT_GE(walking::slope_factor(settings.profile, slope), last) << entry.code << ' ' << slope;
      last = walking::slope_factor(settings.profile, slope);
    }
  }
}

TEST_F(WalkGround, AFacilityIsMetAtItsEntrancesAndTheOnesThatCannotBeReachedAreListed) {
  facility("A", 50, 70);
  facility("B", 150, 0);
  entrance("A", 10, -5);
  entrance("A", 190, -5);
  entrance("A", 500, 500);
  district_ = load();
  walk_options options;
  const auto settings = resolve(options);
  const auto made = prepare_ground(*district_, walking::direction::towards, settings);
  const auto placed = place_facilities(*district_, made.network, settings);
  EXPECT_EQ(placed.count, 2U);
  EXPECT_EQ(placed.of_snap, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_NEAR(placed.snaps[0].fraction, 0.1, 1e-6);
  EXPECT_NEAR(placed.snaps[1].fraction, 0.9, 1e-6);
  EXPECT_TRUE(placed.refused.empty());
  ASSERT_EQ(placed.refused_entrances.size(), 1U);
  EXPECT_NE(placed.refused_entrances[0].reason.en.find("nearest"), std::string::npos);
}

/// Building A in the west has a door there and one 10 m from the facility in the east; B beside it has none,
/// C has one that is off the network.
class WalkDoors : public WalkGround {
 protected:
  void SetUp() override {
    WalkGround::SetUp();
    facility("F", 200, 0);
    building("A", 20, 10);
    building("B", 20, 10);
    building("C", 20, 10);
    entrance("A", 20, 0, "building_code");
    entrance("A", 190, 0, "building_code");
    entrance("C", 500, 500, "building_code");
    entrance("F", 200, 0);
    district_ = load();
  }
};

TEST_F(WalkDoors, ABuildingIsMetAtItsEntrancesAndOneWithoutAnyInItsMiddle) {
  const auto made = prepare_ground(*district_, walking::direction::towards, resolve({}));
  const building_placer placer(*district_, made.network, metres(50));
  const auto doors = placer.snaps(0);
  ASSERT_EQ(doors.size(), 2U);
  EXPECT_NEAR(doors[0].fraction, 0.2, 1e-4);
  EXPECT_NEAR(doors[1].fraction, 0.9, 1e-4);
  const auto middle = placer.snaps(1);
  ASSERT_EQ(middle.size(), 1U);
  EXPECT_NEAR(middle[0].access.value, 10, 0.1);
  EXPECT_TRUE(placer.snaps(2).empty());
  EXPECT_EQ(placer.doors(2).size(), 1U);
}

TEST_F(WalkDoors, TheNearestDoorOfABuildingCounts) {
  walk_options options;
  options.minutes = 1;
  const walk_access access = compute_access(district_, options, {});
  EXPECT_EQ(access.buildings.facilities_within, (std::vector<std::uint32_t>{1, 0, 0}));
  EXPECT_EQ(access.buildings.on_network, (std::vector<std::uint8_t>{1, 1, 0}));
  ASSERT_EQ(access.buildings.matrix.metres.size(), 1U);
  EXPECT_NEAR(access.buildings.matrix.metres[0], 10, 0.1);
}

TEST_F(WalkDoors, AWitnessWalksFromTheNearestDoor) {
  const auto a = compute_witness(*district_, {"A", {}}, {}, {});
  ASSERT_TRUE(a.way);
  EXPECT_NEAR(a.way->metres, 10, 0.1);
  EXPECT_NEAR(a.line[0].box().width(), 10, 0.1) << "the line begins at the door, too";
  EXPECT_NEAR(compute_witness(*district_, {"B", {}}, {}, {}).way->metres, 190, 0.5);
  const auto c = compute_witness(*district_, {"C", {}}, {}, {});
  EXPECT_FALSE(c.way);
  EXPECT_NE(c.refusal_reason.en.find("nearest"), std::string::npos);
}

TEST_F(WalkDoors, DemandForASiteHasAllDoors) {
  const auto made = prepare_ground(*district_, walking::direction::towards, resolve({}));
  const auto demand =
      read_demand(*district_, {&group_for_siting("buildings"), metres(50), false}, made.network);
  EXPECT_EQ(demand.rows.size(), 3U);
  EXPECT_EQ(demand.of_snap, (std::vector<std::uint32_t>{0, 0, 1}));
  EXPECT_EQ(demand.on_network, (std::vector<std::uint8_t>{1, 1, 0}));
  ASSERT_EQ(demand.undecided.size(), 1U);
  EXPECT_EQ(demand.undecided[0].row, 2U);
}

/// The path along y = 40 is a piece of its own: a door there is none where only the largest piece counts.
TEST_F(WalkDoors, DoorsOnACutOffPieceOfNetworkAreLeftOutWhenAsked) {
  building("D", 20, 10);
  building("E", 20, 10);
  entrance("D", 20, 40, "building_code");
  entrance("D", 20, 0, "building_code");
  entrance("E", 20, 40, "building_code");
  district_ = load();
  walk_settings settings = resolve({});
  settings.least_component = 0;
  const auto made = prepare_ground(*district_, walking::direction::towards, settings);
  const counted_group& buildings = group_for_siting("buildings");
  const auto all = read_demand(*district_, {&buildings, metres(50), false}, made.network);
  EXPECT_EQ(all.of_snap, (std::vector<std::uint32_t>{0, 0, 1, 3, 3, 4}));
  const auto main = read_demand(*district_, {&buildings, metres(50), true}, made.network);
  EXPECT_EQ(main.of_snap, (std::vector<std::uint32_t>{0, 0, 1, 3}));
  EXPECT_EQ(main.on_network, (std::vector<std::uint8_t>{1, 1, 0, 1, 0}));
  ASSERT_EQ(main.undecided.size(), 2U);
  EXPECT_FALSE(main.undecided[0].cut_off);
  EXPECT_EQ(main.undecided[1].row, 4U);
  EXPECT_TRUE(main.undecided[1].cut_off);
}

TEST_F(WalkGround, AFacilityFarFromEverythingIsRefusedWithTheDistance) {
  facility("A", 50, -300);
  facility("B", 50, 0);
  const auto circles = compute_coverage(*load(), {}, task{});
  ASSERT_EQ(circles.refused.size(), 1U);
  EXPECT_NE(circles.refused[0].reason.zh.find("300 米"), std::string::npos) << circles.refused[0].reason.zh;
}

TEST_F(WalkGround, AnIslandOfTwoNodesIsPassedOver) {
  facility("A", 50, 35);  // 5 m from the loose path, 35 m from the street
  district_ = load();
  const auto settings = resolve({});
  const auto made = prepare_ground(*district_, walking::direction::towards, settings);
  const auto placed = place_facilities(*district_, made.network, settings);
  ASSERT_EQ(placed.snaps.size(), 1U);
  EXPECT_EQ(placed.snaps[0].edge, 0U);
  EXPECT_NEAR(placed.snaps[0].access.value, 35, 0.01);
}

}  // namespace
}  // namespace greenward::workflow
