// The drainage verbs as their users run them.
#include "tests/engine/cli/command_fixture.hpp"
#include "tests/support/bytes_of.hpp"

#include <filesystem>
#include <fstream>
#include <map>

namespace greenward::testing {
namespace {

class Drainage : public command_test {
 protected:
  [[nodiscard]] nlohmann::json drainage(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin() + 1, database_);
    arguments.insert(arguments.begin(), "drainage");
    return greenward_json(arguments);
  }
  [[nodiscard]] program_result drainage_text(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin() + 1, database_);
    arguments.insert(arguments.begin(), "drainage");
    return greenward_command(arguments);
  }
  /// Code of the first feature that a check names.
  [[nodiscard]] std::string first(const std::string& check) const {
    const auto found = drainage({"check", "--check", check})["findings"];
    return found.empty() ? "" : found[0]["feature_code"].get<std::string>();
  }
};

TEST_F(Drainage, AnAcceptedFindingStaysInTheListAndCountsAsNoError) {
  const std::string pipe = first("combined_in_complete");
  ASSERT_FALSE(pipe.empty());
  EXPECT_EQ(drainage_text({"check", "--check", "combined_in_complete", "--strict"}).status, 1);
  EXPECT_EQ(greenward_command(
                {"drainage", "accept", database_, "combined_in_complete", "no such pipe", "--reason", "x"})
                .status,
            2);
  EXPECT_EQ(
      greenward_command({"drainage", "accept", database_, "no such check", pipe, "--reason", "x"}).status, 2);
  const auto all = drainage({"check", "--check", "combined_in_complete"})["findings"];
  for (const auto& one : all) {
    const auto done = greenward_command({"drainage", "accept", database_, "combined_in_complete",
                                         one["feature_code"], "--reason", "倒虹", "--by", "李工"});
    EXPECT_EQ(done.status, 0) << done.err;
  }
  const auto found = drainage({"check", "--check", "combined_in_complete"});
  EXPECT_EQ(found["findings"].size(), all.size());
  EXPECT_EQ(found["findings"][0]["accepted_by"], "李工");
  EXPECT_EQ(found["counts"][0]["errors"], 0);
  EXPECT_EQ(drainage_text({"check", "--check", "combined_in_complete", "--strict"}).status, 0);
}

TEST_F(Drainage, SinceTellsWhatAnEditBroke) {
  const std::string same = "2024-06-01";
  EXPECT_TRUE(drainage({"check", "--since", same})["new"].empty());
  std::ofstream(folder_ / "n.geojson") << R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                                          R"("properties":{"code":"LONELY","node_kind":"manhole"},)"
                                          R"("geometry":{"type":"Point","coordinates":[125.2,43.9]}}]})";
  const auto done = greenward_command({"import", database_, (folder_ / "n.geojson").string(), "--layer",
                                       "drainage_nodes", "--mode", "append"});
  ASSERT_EQ(done.status, 0) << done.err;
  const auto change = drainage({"check", "--since", same});
  ASSERT_EQ(change["new"].size(), 1U);
  EXPECT_EQ(change["new"][0]["check"], "orphan_node");
  EXPECT_EQ(change["new"][0]["feature_code"], "LONELY");
  EXPECT_TRUE(change["gone"].empty());
}

TEST_F(Drainage, FindingsAreALayerInTheDatabaseAndInFiles) {
  const auto found =
      drainage({"check", "--severity", "warning", "--save", "--layer-out", (folder_ / "out").string()});
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out" / "drainage_findings.shp"));
  EXPECT_EQ(greenward_json({"find", database_, "drainage_findings", "--count", "100000"})["count"],
            found["findings"].size());
  (void)drainage({"check", "--check", "combined_in_complete", "--save"});
  EXPECT_LT(greenward_json({"find", database_, "drainage_findings", "--count", "100000"})["count"],
            found["findings"].size())
      << "those saved before are replaced";
  EXPECT_EQ(greenward_command({"verify", database_}).status, 0);
}

TEST_F(Drainage, CoverageTellsNearFromTracedAndHowToConnectTheRest) {
  const auto coverage = drainage({"coverage", "--save", "--layer-out", (folder_ / "covered").string()});
  std::size_t traced = 0;
  for (const auto& unit : coverage["units"]) {
    EXPECT_LE(unit["traced_both"], unit["buildings"]);
    EXPECT_LE(unit["people_traced_both"], unit["people"]);
    if (unit["level"] == "district") traced += unit["traced_both"].get<std::size_t>();
  }
  EXPECT_GT(traced, 0U);
  std::size_t buildings = coverage["outside_compounds"]["buildings"];
  for (const auto& compound : coverage["compounds"]) {
    EXPECT_LE(compound["traced_both"], compound["near_both"]);
    buildings += compound["buildings"].get<std::size_t>();
  }
  EXPECT_EQ(coverage["unserved"].size(), buildings - traced);
  for (const auto& one : coverage["unserved"]) {
    EXPECT_FALSE(one["sewage"] == "passes" && one["rain"] == "passes");
    if (one["sewage"] == "passes") {
      EXPECT_TRUE(one["sanitary_straight_m"].is_null()) << "served already";
    }
  }
  EXPECT_EQ(greenward_json({"find", database_, "drainage_unserved", "--count", "100000"})["count"],
            coverage["unserved"].size());
  EXPECT_TRUE(std::filesystem::exists(folder_ / "covered" / "drainage_connections.shp"));
}

TEST_F(Drainage, WithoutTheLastSewerBuildingsAreNearAndNoLongerTraced) {
  const auto house = greenward_json({"find", database_, "drainage_nodes", "--where",
                                     "node_kind = 'house_connection'", "--count", "1"})["features"][0];
  const std::string last = drainage({"trace", "--from", house["code"]})["links"].back()["link"];
  const auto change = drainage({"whatif", "--abandon", last})["coverage"].back();
  EXPECT_GT(change["traced_both_before"], 0);
  EXPECT_EQ(change["traced_both_after"], 0) << "all sewage went through it";
  EXPECT_GT(change["near_both_after"], 0) << "and the pipes are still there";
}

TEST_F(Drainage, ATraceAndAProfileFollowTheSamePipes) {
  const std::string lateral = first("sanitary_to_storm");
  const auto pipe =
      greenward_json({"find", database_, "pipes", "--where", "code = '" + lateral + "'"})["features"][0];
  const auto traced = drainage({"trace", "--from", pipe["from_code"]});
  EXPECT_EQ(traced["links"][0]["link"], lateral);
  EXPECT_FALSE(traced["ends"].empty());
  const std::string last = traced["ends"].back()["node"];
  const auto path = drainage({"trace", "--direction", "path", "--from", pipe["from_code"], "--to", last});
  const auto profile = drainage({"profile", "--from", pipe["from_code"], "--to", last});
  EXPECT_EQ(profile["stations"].size(), path["links"].size() + 1);
  EXPECT_FALSE(profile["violations"].empty()) << "the misconnection is flagged on the line";
  const std::string file = (folder_ / "p.dxf").string();
  EXPECT_EQ(drainage_text({"profile", "--from", pipe["from_code"], "--to", last, "-o", file}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(file));
  const auto wrong_way = drainage_text({"profile", "--from", last, "--to", pipe["from_code"]});
  EXPECT_EQ(wrong_way.status, 3);
  EXPECT_NE(wrong_way.err.find("顺水流"), std::string::npos);
  EXPECT_EQ(drainage_text({"profile", "--from", last, "--to", pipe["from_code"], "--any-direction"}).status,
            0);
}

TEST_F(Drainage, ASwmmModelBringsEveryAttributeBack) {
  const std::string file = (folder_ / "m.inp").string(), copy = (folder_ / "copy.sqlite").string();
  const auto written = greenward_command({"drainage", "swmm", database_, "-o", file, "--planned"});
  ASSERT_EQ(written.status, 0) << written.err;
  const auto read = greenward_command({"import", copy, file, "--swmm"});
  ASSERT_EQ(read.status, 0) << read.err;
  for (const char* layer : {"pipes", "drainage_nodes"}) {
    const auto by_code = [&](const std::string& database) {
      std::map<std::string, nlohmann::json> features;
      const auto found = greenward_json({"find", database, layer, "--count", "100000"});
      for (nlohmann::json feature : found["features"]) {
        feature.erase("id");
        features[feature["code"]] = feature;
      }
      return features;
    };
    const auto before = by_code(database_), after = by_code(copy);
    ASSERT_FALSE(before.empty());
    for (const auto& [code, feature] : before) EXPECT_EQ(after.at(code), feature) << layer;
  }
  const std::string text = bytes_of(file);
  std::size_t catchments = 0;
  const auto found = greenward_json({"find", database_, "drainage_nodes", "--count", "100000"});
  for (const auto& feature : found["features"])
    if (feature["catchment_m2"].is_number() && feature["catchment_m2"] > 0) ++catchments;
  ASSERT_GT(catchments, 0U) << "the sample has catchments";
  std::size_t rows = 0;
  for (std::size_t at = text.find("DESIGN_STORM", text.find("[SUBCATCHMENTS]")); at < text.find("[SUBAREAS]");
       at = text.find("DESIGN_STORM", at + 1))
    ++rows;
  EXPECT_EQ(rows, catchments) << "each runs off into its node";
  EXPECT_NE(read.err.find("[SUBCATCHMENTS] " + std::to_string(catchments)), std::string::npos)
      << "what has no layer is counted: " << read.err;
  const auto lengths = [&](const std::string& database) {
    return greenward_json({"drainage", "trace", database, "--direction", "loops"})["loops"].size() +
           greenward_json({"drainage", "separation", database})["misconnections"].size();
  };
  EXPECT_EQ(lengths(copy), lengths(database_)) << "the network is the same";
}

TEST_F(Drainage, ASwmmModelFromElsewhereNeedsACrs) {
  const std::string file = (folder_ / "m.inp").string();
  std::ofstream(file) << "[OPTIONS]\nFLOW_UNITS CFS\n[JUNCTIONS]\n;greenward.built_year=soon\nA 100 10\nLOST "
                         "5 5\n[OUTFALLS]\nB 99 FREE\n"
                         "[STORAGE]\nS 90 5 0 FUNCTIONAL 0 0 50\n[CONDUITS]\nC A B 400 0.013 1 0\nD A Z 1 "
                         "0.01 0 0\n[XSECTIONS]\nC CIRCULAR 2 0 0 0\n"
                         "[COORDINATES]\nA 125.2 43.9\nS 125.2 43.91\nB 125.21 43.9\n";
  const std::string database = (folder_ / "foreign.sqlite").string();
  EXPECT_EQ(greenward_command({"import", database, file, "--swmm"}).status, 2);
  const auto read = greenward_json({"import", database, file, "--swmm", "--crs", "EPSG:4326"});
  EXPECT_EQ(read["layers"][0]["refused"], 3) << "no place, no end, and a year that is none";
  EXPECT_NE(read["layers"][0]["notes"].dump().find("septic tanks"), std::string::npos)
      << "what was taken for what";
  const auto pipe = greenward_json({"find", database, "pipes"})["features"][0];
  EXPECT_NEAR(pipe["length_m"], 400 * 0.3048, 1e-9);
  EXPECT_NEAR(pipe["diameter_mm"], 609.6, 1e-9);
  EXPECT_NEAR(pipe["up_invert_m"], 101 * 0.3048, 1e-9) << "an offset of a foot";
  EXPECT_NEAR(pipe["down_invert_m"], 99 * 0.3048, 1e-9);
}

TEST_F(Drainage, RepairsAreReviewedCarriedOutAndUndone) {
  std::ofstream(folder_ / "loose.csv") << "编码,管类,管径,WKT\n"
                                          "L1,雨水,0.3,\"LINESTRING(125.9 43.9,125.901 43.9)\"\n"
                                          "L2,雨水,0.4,\"LINESTRING(125.901 43.9,125.902 43.9)\"\n";
  const auto taken = greenward_command({"import", database_, (folder_ / "loose.csv").string(), "--layer",
                                        "pipes", "--crs", "EPSG:4490", "--size-unit", "m"});
  ASSERT_EQ(taken.status, 0) << taken.err;
  const auto pipes = [&] { return greenward_json({"find", database_, "pipes"})["features"]; };
  const auto before = pipes();
  const auto review = drainage({"repair", "--kind", "joined_ends"});
  ASSERT_EQ(review["proposals"].size(), 1U);
  const std::string id = review["proposals"][0]["id"];
  EXPECT_EQ(review["proposals"][0]["node_code"], "L1-2");
  const auto done = drainage({"repair", "--apply", "--only", id, "--by", "李工"});
  EXPECT_EQ(done["carried_out"], 1);
  EXPECT_EQ(done["nodes_made"], 1);
  EXPECT_EQ(done["fields_changed"], 2) << "its code at either pipe";
  EXPECT_TRUE(drainage({"repair", "--kind", "joined_ends"})["proposals"].empty());
  EXPECT_EQ(drainage_text({"repair", "--apply", "--only", id}).status, 2) << "it is there no more";
  const auto undone = greenward_command({"undo", database_, std::to_string(done["entry"].get<int>())});
  EXPECT_EQ(undone.status, 0) << undone.err;
  EXPECT_EQ(pipes(), before);
}

TEST_F(Drainage, UnknownNamesAreErrorsOfUse) {
  EXPECT_EQ(drainage_text({"trace", "--from", "no such node"}).status, 2);
  EXPECT_EQ(drainage_text({"trace"}).status, 2);
  EXPECT_EQ(drainage_text({"check", "--check", "no such check"}).status, 2);
  EXPECT_EQ(drainage_text({"separation", "--compound", "no such compound"}).status, 2);
  EXPECT_EQ(greenward_command({"drainage", "check"}).status, 2);
  EXPECT_EQ(greenward_command({"drainage", "check", "--list"}).status, 0);
}

TEST_F(Drainage, EveryVerbPrintsEnglishToo) {
  for (const char* verb : {"check", "separation", "hydraulics"}) {
    const auto shown = run_program({GREENWARD_COMMAND, "--lang", "en", "drainage", verb, database_});
    EXPECT_EQ(shown.status, 0) << shown.err;
  }
}

TEST_F(Drainage, OnTheTerminalACheckNamesOnlyTheNumbersItWentBy) {
  const std::string brief = drainage_text({"check", "--check", "sink_not_outfall"}).out;
  const auto all = drainage({"check", "--check", "sink_not_outfall"})["rules"];
  ASSERT_GT(all.size(), 10U) << "JSON keeps the whole pack";
  EXPECT_EQ(brief.find(all.back()["key"].get<std::string>()), std::string::npos) << brief;
  EXPECT_NE(brief.find("个未核实"), std::string::npos) << brief;
  const std::string laterals = drainage_text({"check", "--check", "long_lateral"}).out;
  if (laterals.find("（无）") == std::string::npos) {
    EXPECT_NE(laterals.find("topology.long_lateral"), std::string::npos) << laterals;
  }
}

TEST_F(Drainage, ACompoundHasAPageAndTheDistrictABook) {
  const auto compounds = drainage({"separation"})["compounds"];
  ASSERT_FALSE(compounds.empty());
  const std::string code = compounds[0]["compound_code"];
  for (const char* name : {"page.pdf", "page.png", "page.svg"}) {
    const auto done = drainage_text({"separation", "--compound", code, "-o", (folder_ / name).string()});
    EXPECT_EQ(done.status, 0) << done.err;
    EXPECT_TRUE(std::filesystem::exists(folder_ / name)) << name;
  }
  const auto book = drainage_text({"separation", "--pages", (folder_ / "book.pdf").string()});
  EXPECT_EQ(book.status, 0) << book.err;
  EXPECT_TRUE(std::filesystem::exists(folder_ / "book.pdf"));
  const auto folder = drainage_text({"separation", "-o", (folder_ / "pages").string() + "/"});
  EXPECT_EQ(folder.status, 0) << folder.err;
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder_ / "pages")) ++files;
  EXPECT_EQ(files, compounds.size());
  EXPECT_EQ(
      drainage_text({"separation", "-o", (folder_ / "pages").string() + "/", "--pages", "x.pdf"}).status, 2);
  EXPECT_EQ(drainage_text({"separation", "-o", (folder_ / "tables.pdf").string()}).status, 0);
  EXPECT_EQ(drainage_text({"separation", "-o", (folder_ / "all.png").string()}).status, 2)
      << "a picture shows one compound";
}

}  // namespace
}  // namespace greenward::testing
