// Siting on the map by the command, on the sample.
#include "tests/engine/cli/command_fixture.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::testing {
namespace {

using nlohmann::json;

class SiteOnMap : public command_test {
 protected:
  [[nodiscard]] std::vector<std::string> site(std::vector<std::string> more) const {
    more.insert(more.begin(), {"site", database_});
    return more;
  }
  static const json& item(const json& document, const std::string& key) {
    const json& rows = document.at("summary");
    return *std::ranges::find_if(rows, [&](const json& row) { return row.at("item") == key; });
  }
  static double heads_in(const json& rows, const char* key) {
    double sum = 0;
    for (const json& row : rows)
      if (!row.at(key).is_null()) sum += row.at(key).get<double>();
    return sum;
  }
};

TEST_F(SiteOnMap, BeforeIsWhomTheWalkingVerbsCount) {
  const json document = greenward_json(site({"--model", "mclp", "-p", "2"}));
  const json gap = greenward_json({"walk", "gap", database_});
  const json& group = gap.at("groups").at(1);
  ASSERT_EQ(group.at("group"), "people_60");
  EXPECT_EQ(item(document, "within").at("before"), group.at("within"));
  EXPECT_EQ(item(document, "heads").at("after"), group.at("total"));
  EXPECT_EQ(item(document, "in_radius").at("before"), group.at("in_radius"));
  EXPECT_EQ(document.at("group"), "people_60");
  for (const char* key : {"rule_pack", "network_version", "date", "notice", "unverified"})
    EXPECT_EQ(document.at(key), greenward_json({"walk", "coverage", database_}).at(key)) << key;
}

TEST_F(SiteOnMap, EveryoneIsServedOrNamed) {
  for (const char* model : {"lscp", "mclp", "p-median", "p-centre"}) {
    std::vector<std::string> asked{"--model", model};
    const bool covers_all = asked.back() == "lscp";
    if (!covers_all) asked.insert(asked.end(), {"-p", "9"});
    const json document = greenward_json(site(asked));
    EXPECT_EQ(document.at("status"), "proven") << model;
    EXPECT_EQ(document.at("checked"), true);
    EXPECT_NEAR(heads_in(document.at("served"), "heads") + heads_in(document.at("unserved"), "heads") +
                    heads_in(document.at("undecided"), "heads"),
                item(document, "heads").at("after").get<double>(), 1e-6)
        << model;
    EXPECT_GE(item(document, "within").at("after"), item(document, "within").at("before")) << model;
    std::size_t fresh = 0;
    for (const json& one : document.at("sites")) fresh += one.at("role") == "chosen" ? 1 : 0;
    EXPECT_LE(fresh, covers_all ? 99U : 9U) << model;
    EXPECT_GE(fresh, 1U) << model;
  }
}

TEST_F(SiteOnMap, TheWordsNameModelProofAndCandidates) {
  const auto shown = greenward_command(
      site({"--model", "mclp", "-p", "1", "--candidates", "compounds", "--where", "people > 100"}));
  EXPECT_EQ(shown.status, 0) << shown.err;
  for (const char* words :
       {"已证明最优", "独立复核", "居住小区", "people > 100", "选址前", "未能判定", "规则包", "合成数据"})
    EXPECT_NE(shown.out.find(words), std::string::npos) << words;
}

TEST_F(SiteOnMap, FilesAndLayersAreWritten) {
  for (const char* name : {"sites.xlsx", "sites.pdf", "sites.csv", "sites.json"}) {
    const std::string file = (folder_ / name).string();
    const auto made = greenward_command(site({"--model", "mclp", "-p", "1", "-o", file}));
    EXPECT_EQ(made.status, 0) << made.err;
    EXPECT_GT(std::filesystem::file_size(file), 100U) << name;
  }
  const std::string folder = (folder_ / "layers").string();
  const auto made = greenward_command(
      site({"--model", "p-median", "-p", "1", "--layer-out", folder, "--file-format", "geojson"}));
  EXPECT_EQ(made.status, 0) << made.err;
  for (const char* layer : {"site_points", "site_assignments", "site_unserved", "site_areas"})
    EXPECT_TRUE(std::filesystem::exists(folder_ / "layers" / (std::string(layer) + ".geojson"))) << layer;
}

TEST_F(SiteOnMap, SavedLayersGiveWayToTheNextChoiceAndAreDrawn) {
  for (const char* count : {"2", "1"}) {
    const auto made =
        greenward_command(site({"--model", "mclp", "-p", count, "--save", "--saved-by", "规划员"}));
    ASSERT_EQ(made.status, 0) << made.err;
  }
  const json chosen = greenward_json({"find", database_, "site_points", "--where", "role = 'chosen'"});
  EXPECT_EQ(chosen.at("count"), 1);
  EXPECT_EQ(greenward_json({"find", database_, "site_areas"}).at("count"), 2);
  EXPECT_EQ(greenward_json({"journal", database_, "--last", "1"}).at("entries").at(0).at("who"), "规划员");
  const auto drawn = greenward_command({"map", database_, "-o", (folder_ / "sites.svg").string(), "--layers",
                                        "site_points,site_areas,site_assignments,site_unserved"});
  EXPECT_EQ(drawn.status, 0) << drawn.err;
}

TEST_F(SiteOnMap, StrictFailsWhereSomebodyIsLeft) {
  EXPECT_EQ(greenward_command(site({"--model", "mclp", "-p", "1", "--strict"})).status, 1);
}

TEST_F(SiteOnMap, TheTwoFormsDoNotMix) {
  const auto status = [](const std::vector<std::string>& arguments) {
    return greenward_command(arguments).status;
  };
  EXPECT_EQ(status(site({"--model", "mclp", "-p", "1", "--costs", "a.csv"})), 2);
  EXPECT_EQ(status({"site", "--model", "mclp", "-p", "1"}), 2);
  EXPECT_EQ(status({"site", "--model", "mclp", "--costs", "a", "--demand", "b", "--existing", "free"}), 2);
  EXPECT_EQ(status(site({"--model", "mclp", "-p", "1", "--candidates", "no such place"})), 2);
  EXPECT_EQ(status(site({"--model", "mclp", "-p", "1", "--where", "wings = 2"})), 2);
  EXPECT_EQ(status(site({"--model", "mclp"})), 2);
  EXPECT_EQ(status(site({"--model", "mclp", "-p", "100000"})), 2);
}

}  // namespace
}  // namespace greenward::testing
