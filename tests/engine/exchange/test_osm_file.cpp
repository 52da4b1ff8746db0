#include "engine/exchange/osm_file.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/base/error.hpp"
#include "engine/geo/geodesic.hpp"
#include "tests/engine/exchange/osm_tables.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <zlib.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>

namespace greenward::exchange {
namespace {

/// Nodes 1 … 9 of a 3 × 3 grid of 0.001 degrees: 1 2 3 in the south, 7 8 9 in the north.
std::string grid_nodes(const std::string& tags_of_5 = "") {
  std::string xml;
  for (int id = 1; id <= 9; ++id) {
    xml += "<node id='" + std::to_string(id) + "' version='1' lat='" +
           std::to_string(43.88 + 0.001 * ((id - 1) / 3)) + "' lon='" +
           std::to_string(125.25 + 0.001 * ((id - 1) % 3)) + "'>" + (id == 5 ? tags_of_5 : "") + "</node>\n";
  }
  return xml;
}

std::string tag(const std::string& key, const std::string& value) {
  return "<tag k='" + key + "' v='" + value + "'/>";
}

std::string way(int id, const std::vector<int>& nodes, const std::string& tags) {
  std::string xml = "<way id='" + std::to_string(id) + "' version='1'>";
  for (const int n : nodes) xml += "<nd ref='" + std::to_string(n) + "'/>";
  return xml + tags + "</way>\n";
}

std::string document(const std::string& body) {
  return "<osm version='0.6'>\n" + body + "</osm>\n";
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

class OsmFile : public ::testing::Test {
 protected:
  osm_extract read(const std::string& body, std::optional<geo::lon_lat_box> clip = std::nullopt) {
    const auto path = folder_ / "case.osm";
    write_file(path, document(body));
    return read_osm(path, shipped_catalogue(), clip, task{});
  }
  error read_failure(const std::filesystem::path& path) {
    try {
      (void)read_osm(path, shipped_catalogue(), std::nullopt, task{});
    } catch (const error& e) {
      return e;
    }
    return {error_code::usage, "", {"", "nothing was thrown"}, {}};
  }
  greenward::testing::temporary_directory folder_;
};

std::vector<std::pair<std::int64_t, std::int64_t>> ends(const osm_extract& extract) {
  const auto& edges = table(extract, "walk_edges");
  std::vector<std::pair<std::int64_t, std::int64_t>> result;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    result.emplace_back(edges["from_id"].integer(i), edges["to_id"].integer(i));
  }
  return result;
}

bool refused(const osm_extract& extract, const std::string& object, const std::string& layer) {
  return std::any_of(extract.refused.begin(), extract.refused.end(),
                     [&](const osm_refusal& r) { return r.object == object && r.layer == layer; });
}

using edge_ends = std::vector<std::pair<std::int64_t, std::int64_t>>;

TEST_F(OsmFile, WaysAreCutWhereTheyShareANode) {
  const auto extract = read(grid_nodes() + way(10, {4, 5, 6}, tag("highway", "footway")) +
                            way(11, {2, 5, 8}, tag("highway", "residential") + tag("name", "景阳大路")));
  EXPECT_EQ(ends(extract), (edge_ends{{4, 5}, {5, 6}, {2, 5}, {5, 8}}));
  const auto& edges = table(extract, "walk_edges");
  EXPECT_EQ(edges.ids()[3].value, 4);
  EXPECT_EQ(edges["name"].text(3), "景阳大路");
  EXPECT_EQ(edges["edge_kind"].text(0), "footway");
  EXPECT_EQ(edges["osm_id"].integer(2), 11);
  EXPECT_EQ(table(extract, "walk_nodes").size(), 5U);
  EXPECT_TRUE(extract.refused.empty());
}

TEST_F(OsmFile, WaysThatCrossWithoutASharedNodeStayApart) {
  const auto extract = read(grid_nodes() + way(10, {4, 6}, tag("highway", "footway")) +
                            way(11, {2, 8}, tag("highway", "footway") + tag("bridge", "yes")));
  EXPECT_EQ(ends(extract), (edge_ends{{4, 6}, {2, 8}}));
  EXPECT_EQ(table(extract, "walk_edges")["bridge"].integer(1), 1);
}

TEST_F(OsmFile, ALoneClosedWayIsALoopCutAtItsStart) {
  const auto extract = read(grid_nodes() + way(10, {1, 2, 5, 4, 1}, tag("highway", "footway")));
  EXPECT_EQ(ends(extract), (edge_ends{{1, 1}}));
  EXPECT_EQ(table(extract, "walk_nodes").size(), 1U);
}

TEST_F(OsmFile, AWayThatMeetsItselfIsCutThere) {
  const auto extract = read(grid_nodes() + way(10, {1, 2, 5, 4, 2, 3}, tag("highway", "path")));
  EXPECT_EQ(ends(extract), (edge_ends{{1, 2}, {2, 2}, {2, 3}}));
}

TEST_F(OsmFile, LengthsAreGeodesic) {
  const auto extract = read(grid_nodes() + way(10, {1, 2}, tag("highway", "path")));
  // 0.001° of longitude at 43.88° N: the parallel's radius times the angle, from the ellipsoid's formula.
  const double e2 = 0.00669438002290, a = 6378137.0, phi = 43.88 * 3.14159265358979 / 180;
  const double radius = a / std::sqrt(1 - e2 * std::sin(phi) * std::sin(phi)) * std::cos(phi);
  EXPECT_NEAR(table(extract, "walk_edges")["length_m"].real(0), radius * 0.001 * 3.14159265358979 / 180,
              1e-3);
}

TEST_F(OsmFile, ClosedWaysForWalkersAreListedNotDropped) {
  const auto extract = read(grid_nodes() + way(10, {1, 2}, tag("highway", "motorway")) +
                            way(11, {2, 3}, tag("highway", "service") + tag("access", "private")) +
                            way(12, {4, 5}, tag("highway", "construction")));
  EXPECT_EQ(table(extract, "walk_edges").size(), 0U);
  EXPECT_EQ(table(extract, "roads").size(), 2U);
  EXPECT_TRUE(refused(extract, "way/10", "walk_edges"));
  EXPECT_TRUE(refused(extract, "way/11", "walk_edges"));
  EXPECT_TRUE(refused(extract, "way/12", "walk_edges"));
  EXPECT_TRUE(refused(extract, "way/12", "roads"));
}

TEST_F(OsmFile, ABarrierThatStopsWalkersCutsTheNetwork) {
  const auto extract = read(grid_nodes(tag("barrier", "gate") + tag("access", "private")) +
                            way(10, {4, 5, 6}, tag("highway", "footway")));
  EXPECT_EQ(ends(extract), (edge_ends{{4, -5120}, {-5121, 6}}));
  EXPECT_TRUE(refused(extract, "node/5", "walk_nodes"));
  const auto& nodes = table(extract, "walk_nodes");
  ASSERT_EQ(nodes.size(), 4U);
  EXPECT_EQ(nodes["gate"].integer(1), 1);
}

TEST_F(OsmFile, AnOpenGateCutsNothingAndIsMarkedWhereEdgesEnd) {
  const auto through =
      read(grid_nodes(tag("barrier", "gate")) + way(10, {4, 5, 6}, tag("highway", "footway")));
  EXPECT_EQ(ends(through), (edge_ends{{4, 6}}));
  const auto meeting =
      read(grid_nodes(tag("barrier", "gate") + tag("opening_hours", "06:00-22:00")) +
           way(10, {4, 5}, tag("highway", "footway")) + way(11, {5, 6}, tag("highway", "service")));
  EXPECT_EQ(table(meeting, "walk_nodes")["opening_hours"].text(1), "06:00-22:00");
}

TEST_F(OsmFile, AWayBackwardsOnFootIsTurnedRound) {
  const auto extract =
      read(grid_nodes() + way(10, {1, 2, 3}, tag("highway", "steps") + tag("oneway:foot", "-1")));
  EXPECT_EQ(ends(extract), (edge_ends{{3, 1}}));
  EXPECT_EQ(table(extract, "walk_edges")["oneway_foot"].integer(0), 1);
}

TEST_F(OsmFile, AWayWithMissingNodesKeepsItsKnownStretchesAndSaysSo) {
  const auto extract = read(grid_nodes() + way(10, {1, 2, 99, 3, 6, 9, 98}, tag("highway", "residential")) +
                            way(11, {1, 2, 99, 1}, tag("building", "yes")) +
                            way(12, {97, 1, 96}, tag("highway", "residential")));
  EXPECT_EQ(ends(extract), (edge_ends{{1, 2}, {3, 9}}));
  const auto& roads = table(extract, "roads");
  ASSERT_EQ(roads.size(), 1U);
  EXPECT_EQ(roads.geometry()[0].part_count(), 2U);
  for (const char* object : {"way/10", "way/12"}) {
    EXPECT_TRUE(refused(extract, object, "roads")) << object;
    EXPECT_TRUE(refused(extract, object, "walk_edges")) << object;
  }
  EXPECT_TRUE(refused(extract, "way/11", "buildings"));
}

TEST_F(OsmFile, UnclosedAndBrokenBuildingsAreRefused) {
  const auto extract =
      read(grid_nodes() + way(10, {1, 2, 5}, tag("building", "yes")) +
           way(11, {1, 5, 2, 4, 1}, tag("building", "yes")) + way(12, {1, 2, 1}, tag("building", "yes")));
  EXPECT_EQ(table(extract, "buildings").size(), 0U);
  for (const char* object : {"way/10", "way/11", "way/12"})
    EXPECT_TRUE(refused(extract, object, "buildings")) << object;
}

TEST_F(OsmFile, ABuildingKeepsItsUseAndStoreys) {
  const auto extract = read(grid_nodes() + way(10, {1, 4, 5, 2, 1},
                                               tag("building", "apartments") + tag("building:levels", "6") +
                                                   tag("name", "一号楼")));
  const auto& buildings = table(extract, "buildings");
  ASSERT_EQ(buildings.size(), 1U);
  EXPECT_EQ(buildings["building_use"].text(0), "residential");
  EXPECT_EQ(buildings["floors"].integer(0), 6);
  EXPECT_EQ(buildings["code"].text(0), "osm-way-10");
  EXPECT_EQ(buildings["source"].text(0), "© OpenStreetMap contributors, ODbL 1.0");
  // Given clockwise, kept counter-clockwise.
  const auto ring = buildings.geometry()[0].ring(0, 0);
  double twice_area = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice_area += (ring[i - 1].x - 125) * (ring[i].y - 43) - (ring[i].x - 125) * (ring[i - 1].y - 43);
  }
  EXPECT_GT(twice_area, 0);
}

TEST_F(OsmFile, AMultipolygonBecomesAPolygonWithAHole) {
  std::string nodes;
  int id = 1;
  for (const double half : {0.01, 0.005}) {
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
      nodes += "<node id='" + std::to_string(id++) + "' version='1' lat='" + std::to_string(43.9 + half * y) +
               "' lon='" + std::to_string(125.3 + half * x) + "'/>";
    }
  }
  const std::string members =
      "<member type='way' ref='10' role='outer'/><member type='way' ref='11' role='inner'/>";
  const auto extract = read(nodes + way(10, {1, 2, 3, 4, 1}, "") + way(11, {5, 6, 7, 8, 5}, "") +
                            "<relation id='20' version='1'>" + members + tag("type", "multipolygon") +
                            tag("leisure", "park") + tag("name", "南湖") + "</relation>" +
                            "<relation id='21' version='1'><member type='way' ref='77' role='outer'/>" +
                            tag("type", "multipolygon") + tag("building", "yes") + "</relation>");
  const auto& parks = table(extract, "parks");
  ASSERT_EQ(parks.size(), 1U);
  EXPECT_EQ(parks["code"].text(0), "osm-relation-20");
  EXPECT_EQ(parks.geometry()[0].ring_count(0), 2U);
  EXPECT_TRUE(refused(extract, "relation/21", "buildings"));
}

TEST_F(OsmFile, TheOutlineOfAPedestrianAreaCarriesWalkers) {
  const std::string relation = "<relation id='20' version='1'><member type='way' ref='10' role='outer'/>" +
                               tag("type", "multipolygon") + tag("highway", "pedestrian") + "</relation>";
  const auto extract = read(grid_nodes() + way(10, {1, 2, 5, 4, 1}, "") +
                            way(11, {5, 6}, tag("highway", "footway")) + relation);
  EXPECT_EQ(ends(extract), (edge_ends{{1, 5}, {5, 1}, {5, 6}}));
  EXPECT_EQ(table(extract, "walk_edges")["edge_kind"].text(0), "pedestrian");
}

TEST_F(OsmFile, AFacilityAreaIsAPointInside) {
  const auto extract =
      read(grid_nodes() + way(10, {1, 3, 9, 7, 1}, tag("amenity", "school") + tag("capacity", "900")));
  const auto& facilities = table(extract, "facilities");
  ASSERT_EQ(facilities.size(), 1U);
  const auto p = facilities.geometry()[0].points()[0];
  EXPECT_TRUE((geo::lon_lat_box{{125.25, 43.88}, {125.252, 43.882}}.contains(p)));
  EXPECT_EQ(facilities["capacity"].integer(0), 900);
  EXPECT_EQ(facilities["position"].text(0), "digitised");
}

TEST_F(OsmFile, EntrancesOnTheOutlineBelongToTheBuilding) {
  const auto extract = read(
      grid_nodes(tag("entrance", "main") + tag("ref", "A")) +
      "<node id='20' version='1' lat='43.8805' lon='125.25'>" + tag("entrance", "staircase") +
      tag("access", "private") + "</node>" + "<node id='21' version='1' lat='43.88' lon='125.2505'>" +
      tag("entrance", "emergency") + "</node>" + "<node id='22' version='1' lat='43.8805' lon='125.2505'>" +
      tag("entrance", "yes") + "</node>" + way(10, {1, 21, 2, 5, 4, 20, 1}, tag("building", "apartments")) +
      way(11, {5, 6, 9, 8, 5}, tag("building", "school") + tag("amenity", "school")) +
      way(12, {20, 7, 8, 20}, tag("amenity", "school")) + way(13, {5, 7}, tag("highway", "footway")));
  const auto& doors = table(extract, "entrances");
  ASSERT_EQ(doors.size(), 3U);
  EXPECT_EQ(doors["building_code"].text(0), "osm-way-10");
  EXPECT_FALSE(doors["facility_code"].has(0)) << "a block of flats is no facility";
  EXPECT_EQ(doors["name"].text(0), "A");
  EXPECT_NEAR(doors.geometry()[0].points()[0].y, 43.881, 1e-9);
  EXPECT_EQ(doors["building_code"].text(1), "osm-way-10") << "residents have the key of a private door";
  EXPECT_NEAR(doors.geometry()[1].points()[0].y, 43.8805, 1e-9);
  EXPECT_EQ(doors["building_code"].text(2), "osm-way-11");
  EXPECT_EQ(doors["facility_code"].text(2), "osm-way-11");
  EXPECT_TRUE(refused(extract, "node/22", "entrances")) << "on no outline";
  EXPECT_FALSE(refused(extract, "node/20", "entrances"));
  EXPECT_FALSE(refused(extract, "node/21", "entrances"));
}

TEST_F(OsmFile, AnEntranceOfACourtyardIsOnTheInnerRing) {
  std::string nodes;
  int id = 1;
  for (const double half : {0.01, 0.005}) {
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}) {
      nodes += "<node id='" + std::to_string(id) + "' version='1' lat='" + std::to_string(43.9 + half * y) +
               "' lon='" + std::to_string(125.3 + half * x) + "'>" +
               (id == 6 ? tag("entrance", "yes") : std::string()) + "</node>";
      ++id;
    }
  }
  const auto extract = read(nodes + way(10, {1, 2, 3, 4, 1}, "") + way(11, {5, 6, 7, 8, 5}, "") +
                            "<relation id='20' version='1'><member type='way' ref='10' role='outer'/>"
                            "<member type='way' ref='11' role='inner'/>" +
                            tag("type", "multipolygon") + tag("building", "apartments") + "</relation>");
  ASSERT_EQ(table(extract, "entrances").size(), 1U);
  EXPECT_EQ(table(extract, "entrances")["building_code"].text(0), "osm-relation-20");
}

TEST_F(OsmFile, PlatformsOfEveryShapeAreBusStops) {
  const std::string platform = tag("public_transport", "platform") + tag("bus", "yes");
  const auto extract =
      read(grid_nodes(tag("highway", "bus_stop") + tag("name", "青年路")) + way(10, {1, 2, 3}, platform) +
           way(11, {4, 5, 8, 7, 4}, platform) + way(12, {3, 6, 9, 3}, platform + tag("area", "no")) +
           way(13, {7, 8, 99}, platform + tag("building", "roof")) + way(14, {98, 97}, platform));
  const auto& facilities = table(extract, "facilities");
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < facilities.size(); ++i) codes.emplace_back(facilities["code"].text(i));
  EXPECT_EQ(codes, (std::vector<std::string>{"osm-node-5", "osm-way-10", "osm-way-12", "osm-way-13"}));
  EXPECT_NEAR(facilities.geometry()[1].points()[0].x, 125.251, 1e-9);
  EXPECT_NEAR(facilities.geometry()[1].points()[0].y, 43.88, 1e-9);
  EXPECT_EQ(extract.merged_stops, 1U);
  EXPECT_TRUE(refused(extract, "way/11", "facilities"));
  EXPECT_TRUE(refused(extract, "way/13", "buildings"));
  EXPECT_FALSE(refused(extract, "way/13", "facilities"));
  EXPECT_TRUE(refused(extract, "way/14", "facilities"));
}

TEST_F(OsmFile, APlatformRelationIsABusStopAndATramStopTellsItsPlatform) {
  const std::string relation = "<relation id='20' version='1'><member type='way' ref='10' role='outer'/>" +
                               tag("type", "multipolygon") + tag("public_transport", "platform") +
                               "</relation>";
  const auto bus = read(grid_nodes() + way(10, {1, 2, 5, 4, 1}, "") + relation);
  ASSERT_EQ(table(bus, "facilities").size(), 1U);
  EXPECT_EQ(table(bus, "facilities")["code"].text(0), "osm-relation-20");
  const auto tram = read(grid_nodes(tag("railway", "tram_stop")) + way(10, {1, 2, 5, 4, 1}, "") + relation);
  EXPECT_EQ(table(tram, "facilities").size(), 0U);
  EXPECT_TRUE(refused(tram, "relation/20", "facilities"));
}

TEST_F(OsmFile, ClipKeepsWhatTouchesTheBox) {
  const geo::lon_lat_box south_west{{125.2495, 43.8795}, {125.2505, 43.8805}};
  const auto extract =
      read(grid_nodes() + way(10, {1, 3}, tag("highway", "footway")) +
               way(11, {7, 9}, tag("highway", "footway")) + way(12, {5, 6, 9, 8, 5}, tag("building", "yes")),
           south_west);
  EXPECT_EQ(ends(extract), (edge_ends{{1, 3}}));
  EXPECT_EQ(table(extract, "buildings").size(), 0U);
  EXPECT_EQ(extract.ways, 3);
}

TEST_F(OsmFile, DamagedAndForeignFilesAreBadInput) {
  const std::string whole = document(grid_nodes() + way(10, {1, 2}, tag("highway", "path")));
  write_file(folder_ / "cut.osm", whole.substr(0, whole.size() / 2));
  write_file(folder_ / "empty.osm.pbf", "");
  write_file(folder_ / "page.osm.pbf", "<html>404</html>");
  write_file(folder_ / "nothing.osm", "<osm version='0.6'></osm>");
  write_file(folder_ / "wrong.txt", whole);
  for (const char* name :
       {"cut.osm", "empty.osm.pbf", "page.osm.pbf", "nothing.osm", "wrong.txt", "missing.osm"}) {
    const error e = read_failure(folder_ / name);
    EXPECT_EQ(e.code(), error_code::bad_input) << name << ": " << e.what();
    EXPECT_NE(e.subject().find(name), std::string::npos);
  }
}

TEST_F(OsmFile, ATruncatedGzipIsBadInput) {
  const auto path = folder_ / "cut.osm.gz";
  gzFile file = gzopen((folder_ / "whole.osm.gz").c_str(), "wb");
  const std::string whole = document(grid_nodes() + way(10, {1, 2}, tag("highway", "path")));
  gzwrite(file, whole.data(), static_cast<unsigned>(whole.size()));
  gzclose(file);
  std::filesystem::copy_file(folder_ / "whole.osm.gz", path);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 12);
  EXPECT_EQ(read_osm(folder_ / "whole.osm.gz", shipped_catalogue(), std::nullopt, task{}).nodes, 9);
  EXPECT_EQ(read_failure(path).code(), error_code::bad_input);
}

TEST_F(OsmFile, IdsOutOfRangeAreBadInput) {
  write_file(folder_ / "huge.osm", document("<node id='9223372036854775807' version='1' lat='1' lon='1'/>"));
  EXPECT_EQ(read_failure(folder_ / "huge.osm").code(), error_code::bad_input);
}

TEST_F(OsmFile, CancellingStopsTheReading) {
  write_file(folder_ / "case.osm", document(grid_nodes()));
  task cancelled;
  cancelled.token.cancel();
  try {
    (void)read_osm(folder_ / "case.osm", shipped_catalogue(), std::nullopt, cancelled);
    FAIL() << "not cancelled";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), error_code::cancelled);
  }
}

}  // namespace
}  // namespace greenward::exchange
