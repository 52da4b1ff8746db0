// The JSON that others build on: its keys are a promise (docs/cli.md).
#include "tests/engine/cli/command_fixture.hpp"

#include <set>

namespace greenward::testing {
namespace {

using json = nlohmann::json;
using CommandJson = command_test;

void expect_keys(const json& object, const std::vector<std::string>& keys) {
  for (const std::string& key : keys)
    EXPECT_TRUE(object.contains(key)) << key << " in " << object.dump().substr(0, 300);
}

TEST_F(CommandJson, InfoNamesLayersAndRulePacks) {
  const json info = greenward_json({"info", database_});
  expect_keys(info, {"name", "code", "synthetic", "layers", "rule_packs"});
  EXPECT_EQ(info["name"], "绿园区");
  EXPECT_EQ(info["code"], "220106");
  EXPECT_EQ(info["synthetic"], true);
  std::set<std::string> names;
  for (const json& layer : info["layers"]) {
    expect_keys(layer, {"name", "count", "geometry", "crs"});
    if (layer["geometry"] != "none") {
      EXPECT_EQ(layer["crs"], "EPSG:4490");
    }
    names.insert(layer["name"]);
  }
  for (const char* name :
       {"roads", "compounds", "buildings", "pipes", "works", "facilities", "walk_edges", "walk_nodes"})
    EXPECT_TRUE(names.contains(name)) << name;
  ASSERT_FALSE(info["rule_packs"].empty());
  for (const json& pack : info["rule_packs"]) expect_keys(pack, {"name", "version", "unverified"});
}

TEST_F(CommandJson, ProgressAddsUp) {
  for (const char* level : {"district", "street", "community"}) {
    const json report = greenward_json({"progress", database_, "--by", level});
    expect_keys(report, {"as_of", "totals", "units"});
    std::map<std::string, int> totals, units;
    for (const json& total : report["totals"]) {
      expect_keys(total, {"kind", "count", "by_stage", "quantity", "quantity_unit"});
      int stages = 0;
      for (const auto& [stage, count] : total["by_stage"].items()) stages += count.get<int>();
      EXPECT_EQ(stages, total["count"]);
      totals[total["kind"]] = total["count"];
    }
    for (const json& unit : report["units"]) {
      expect_keys(unit, {"code", "name", "level", "kind", "count", "by_stage"});
      EXPECT_EQ(unit["level"], level);
      units[unit["kind"]] += unit["count"].get<int>();
    }
    EXPECT_EQ(totals, units);
    EXPECT_TRUE(totals.contains("road"));
  }
}

TEST_F(CommandJson, WalkCoverageAddsUpByUnit) {
  const json coverage = greenward_json({"walk", "coverage", database_});
  expect_keys(coverage, {"minutes", "speed_m_per_s", "facilities", "people", "people_within",
                         "people_within_radius", "refused", "units"});
  std::int64_t people = 0, within = 0;
  for (const json& unit : coverage["units"]) {
    people += unit["people"].get<std::int64_t>();
    within += unit["people_within"].get<std::int64_t>();
  }
  EXPECT_EQ(people, coverage["people"]);
  EXPECT_EQ(within, coverage["people_within"]);
  EXPECT_LE(coverage["people_within"], coverage["people"]);
}

TEST_F(CommandJson, WalkReachStaysWithinTheLimitAndGrowsWithIt) {
  const std::string geojson =
      greenward_command({"find", database_, "walk_nodes", "--count", "1", "--format", "geojson"}).out;
  const json at = json::parse(geojson)["features"][0]["geometry"]["coordinates"];
  const std::string from = at[0].dump() + "," + at[1].dump();
  const json near = greenward_json({"walk", "reach", database_, "--from", from, "--metres", "300"});
  const json far = greenward_json({"walk", "reach", database_, "--from", from, "--metres", "600"});
  expect_keys(near, {"snap", "nodes", "edges"});
  expect_keys(near["snap"], {"edge", "fraction", "metres"});
  for (const json& node : near["nodes"]) {
    EXPECT_LE(node["metres"].get<double>(), 300.0);
    EXPECT_NEAR(node["seconds"].get<double>(),
                node["metres"].get<double>() / near["speed_m_per_s"].get<double>(), 1e-9);
  }
  for (const json& edge : near["edges"])
    EXPECT_LT(edge["from_metres"].get<double>(), edge["to_metres"].get<double>());
  EXPECT_LE(near["nodes"].size(), far["nodes"].size());
  EXPECT_GT(near["edges"].size(), 0U);
}

TEST_F(CommandJson, DrainageCoverageCountsEveryBuildingOnce) {
  const json coverage = greenward_json({"drainage", "coverage", database_});
  std::int64_t buildings = coverage["outside_compounds"]["buildings"];
  for (const json& compound : coverage["compounds"]) {
    expect_keys(compound, {"id", "name", "buildings", "near_sanitary", "near_storm"});
    EXPECT_LE(compound["near_sanitary"], compound["buildings"]);
    buildings += compound["buildings"].get<std::int64_t>();
  }
  const json info = greenward_json({"info", database_});
  for (const json& layer : info["layers"]) {
    if (layer["name"] == "buildings") {
      EXPECT_EQ(buildings, layer["count"]);
    }
  }
}

TEST_F(CommandJson, FindGivesRfc7946) {
  const json found = json::parse(
      greenward_command({"find", database_, "compounds", "--count", "2", "--format", "geojson"}).out);
  EXPECT_EQ(found["type"], "FeatureCollection");
  EXPECT_FALSE(found.contains("crs"));
  ASSERT_EQ(found["features"].size(), 2U);
  const json& feature = found["features"][0];
  expect_keys(feature, {"type", "id", "geometry", "properties"});
  const json& position = feature["geometry"]["type"] == "Polygon"
                             ? feature["geometry"]["coordinates"][0][0]
                             : feature["geometry"]["coordinates"][0][0][0];
  EXPECT_NEAR(position[0].get<double>(), 125.2, 1.0);
  EXPECT_NEAR(position[1].get<double>(), 43.9, 1.0);
}

}  // namespace
}  // namespace greenward::testing
