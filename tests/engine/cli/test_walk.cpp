#include "tests/engine/cli/command_fixture.hpp"

#include "engine/walking/network_version.hpp"
#include "tests/support/bytes_of.hpp"

#include <gtest/gtest.h>
#include <fstream>
#include <sstream>

namespace greenward::testing {
namespace {

using nlohmann::json;

/// With the hash of the changed lines, as a forger would.
void write_with_hash(const std::filesystem::path& file, std::string text) {
  text.erase(text.rfind("hash,"));
  walking::content_hash hash;
  hash.add(std::string_view(text));
  std::ofstream(file, std::ios::binary) << text << "hash," << hash.text() << '\n';
}

class walk_command : public command_test {
 protected:
  std::string area(std::vector<std::string> more) {
    std::vector<std::string> arguments{"walk", "area", database_, "-o", (folder_ / "area").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(greenward_command(arguments).status, 0);
    return (folder_ / "area").string();
  }
};

TEST_F(walk_command, BandsGrowWithTheirLimit) {
  const json document =
      greenward_json({"walk", "area", database_, "--minutes", "15,5,10", "--simplify", "10"});
  const json& bands = document.at("bands");
  ASSERT_EQ(bands.size(), 3U);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(bands[k].at("minutes"), 5.0 * static_cast<double>(k + 1));
    EXPECT_TRUE(bands[k].at("facility").is_null());
    if (k == 0) continue;
    for (const char* key : {"limit_metres", "people_within", "area_m2", "street_metres"})
      EXPECT_GT(bands[k].at(key).get<double>(), bands[k - 1].at(key).get<double>()) << key;
  }
  EXPECT_EQ(bands[2].at("people_within"), document.at("people_within"));
  EXPECT_EQ(greenward_command({"walk", "area", database_, "--minutes", "5,0"}).status, 2);
}

TEST_F(walk_command, EachFacilityHasItsOwnAreaWithItsName) {
  const json document = greenward_json({"walk", "area", database_, "--each"});
  EXPECT_EQ(document.at("bands").size(), document.at("facilities").get<std::size_t>());
  for (const json& band : document.at("bands")) {
    EXPECT_TRUE(band.at("facility").is_number());
    EXPECT_LE(band.at("people_within"), document.at("people_within"));
  }
}

TEST_F(walk_command, AnExportedAreaIsProvenWithoutTheDatabase) {
  const std::string folder = area({"--minutes", "5,15"});
  std::filesystem::remove(database_);
  const json verdict = greenward_json({"walk", "verify", folder, "--strict"});
  EXPECT_TRUE(verdict.at("proven").get<bool>()) << verdict.at("faults").dump(1);
  EXPECT_GT(verdict.at("ways").get<int>(), 0);
  EXPECT_EQ(verdict.at("limits").size(), 2U);
  for (const char* key : {"network_version", "rule_pack", "date", "profile"})
    EXPECT_NE(verdict.at("header").at(key), "") << key;
}

TEST_F(walk_command, AChangedCertificateIsRefusedAndAForgedOneIsFound) {
  const std::filesystem::path file = std::filesystem::path(area({})) / "certificate.csv";
  const std::string text = bytes_of(file);
  std::string changed = text;
  const std::size_t at = changed.find("\nlimit,900,") + 11;
  changed.insert(at, "1");
  std::ofstream(file, std::ios::binary) << changed;
  EXPECT_EQ(greenward_command({"walk", "verify", file.string()}).status, 3);
  write_with_hash(file, changed);
  EXPECT_EQ(greenward_command({"walk", "verify", file.string()}).status, 0);
  const auto strict = greenward_command({"walk", "verify", file.string(), "--strict"});
  EXPECT_EQ(strict.status, 1);
  EXPECT_NE(strict.out.find("覆盖人口不符"), std::string::npos) << strict.out;
  EXPECT_EQ(greenward_command({"walk", "verify", (folder_ / "nothing").string()}).status, 3);
}

TEST_F(walk_command, AWitnessTellsWayRuleAndVerdict) {
  const json near = greenward_json({"walk", "witness", database_, "1", "--minutes", "600"});
  ASSERT_EQ(near.at("verdict"), "pass") << near.dump(1);
  const json& way = near.at("way");
  double sum = way.at("access_metres").get<double>() + way.at("facility_access_metres").get<double>();
  for (const json& step : way.at("steps")) sum += step.at("metres").get<double>();
  EXPECT_NEAR(sum, way.at("metres").get<double>(), 1e-6);
  EXPECT_TRUE(near.at("rules").at(0).at("given").get<bool>());
  const double metres = way.at("metres").get<double>();
  const json far = greenward_json(
      {"walk", "witness", database_, "1", "--speed", "1", "--minutes", std::to_string(metres / 60 - 0.5)});
  EXPECT_EQ(far.at("verdict"), "fail");
  EXPECT_NEAR(far.at("way").at("spare_metres").get<double>(), -30, 1e-3);
  const json off = greenward_json({"walk", "witness", database_, "--point", "120,40"});
  EXPECT_EQ(off.at("verdict"), "fail");
  EXPECT_TRUE(off.at("way").is_null());
  EXPECT_NE(off.at("refusal").at("en"), "");
  EXPECT_EQ(greenward_command({"walk", "witness", database_, "no such"}).status, 2);
  EXPECT_EQ(greenward_command({"walk", "witness", database_}).status, 2);
}

TEST_F(walk_command, EveryAnswerNamesRulesNetworkAndDate) {
  const json area = greenward_json({"walk", "area", database_}),
             coverage = greenward_json({"walk", "coverage", database_}),
             witness = greenward_json({"walk", "witness", database_, "1"});
  for (const json* document : {&area, &coverage, &witness}) {
    EXPECT_EQ(document->at("rule_pack"), coverage.at("rule_pack"));
    EXPECT_EQ(document->at("network_version"), coverage.at("network_version"));
    EXPECT_EQ(document->at("date").get<std::string>().size(), 10U);
    EXPECT_TRUE(document->at("unverified").is_array());
    EXPECT_NE(document->at("notice"), "");
    EXPECT_TRUE(document->contains("refused"));
  }
}

}  // namespace
}  // namespace greenward::testing
