// Who is served, as users ask for it.
#include "tests/engine/cli/command_fixture.hpp"

#include <algorithm>
#include <string>

namespace greenward::testing {
namespace {

class WalkAccess : public command_test {
 protected:
  [[nodiscard]] nlohmann::json walk(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin() + 1, database_);
    arguments.insert(arguments.begin(), "walk");
    return greenward_json(arguments);
  }
  static bool names_unverified(const nlohmann::json& document, const std::string& key) {
    return std::ranges::any_of(document["method"], [&](const auto& line) {
      const std::string text = line["zh"];
      return text.starts_with("未核实的数值：") && text.find(key) != std::string::npos;
    });
  }
};

TEST_F(WalkAccess, GapCountsWhomCoverageCounts) {
  const auto coverage = walk({"coverage"}), gap = walk({"gap"});
  const auto& people = gap["groups"][0];
  ASSERT_EQ(people["group"], "people");
  EXPECT_EQ(people["total"], coverage["people"]);
  EXPECT_EQ(people["within"], coverage["people_within"]);
  EXPECT_EQ(people["in_radius"], coverage["people_within_radius"]);
  EXPECT_EQ(gap["facility_list"].size() + gap["refused_list"].size(), coverage["facilities"]);
  for (const auto& group : gap["groups"]) {
    const double served = group["served_by_1"].get<double>() + group["served_by_2"].get<double>() +
                          group["served_by_3"].get<double>();
    EXPECT_EQ(served, group["within"]) << group["group"];
    EXPECT_EQ(group["within"].get<double>() - group["wrongly_missed"].get<double>(),
              group["in_radius"].get<double>() - group["wrongly_counted"].get<double>())
        << "those in both";
  }
  double unserved = 0;
  for (const auto& unit : gap["gaps"]) unserved += unit["people_unserved"].get<double>();
  EXPECT_EQ(unserved, people["total"].get<double>() - people["within"].get<double>());
}

TEST_F(WalkAccess, CatchmentsGiveOutWhatThereIs) {
  const auto catchment = walk({"catchment", "--heads", "people_60"});
  double per_thousand = 0, heads = 0;
  for (const auto& unit : catchment["catchment_units"]) {
    if (unit["level"] != "district") continue;
    per_thousand += unit["per_thousand"].get<double>() * unit["heads"].get<double>() / 1000;
    heads += unit["heads"].get<double>();
  }
  double capacity = 0;
  for (const auto& facility : catchment["catchment_facilities"])
    if (!facility["per_thousand"].is_null()) capacity += facility["capacity"].get<double>();
  EXPECT_GT(heads, 0);
  EXPECT_NEAR(per_thousand, capacity, 1e-6 * capacity);
  EXPECT_TRUE(names_unverified(catchment, "catchment.near.share"));
  EXPECT_EQ(greenward_command({"walk", "catchment", database_, "--heads", "dogs"}).status, 2);
}

TEST_F(WalkAccess, ParksServeByTheirSize) {
  const auto parks = walk({"gap", "--category", "park"});
  ASSERT_FALSE(parks["facility_list"].empty());
  EXPECT_TRUE(names_unverified(parks, "park.open_distance"));
  for (const auto& park : parks["facility_list"]) {
    const double limit = park["limit_m"];
    EXPECT_TRUE(limit == 300 || limit == 500) << limit;
    EXPECT_GT(park["entrances"], 0) << park["name"];
  }
  EXPECT_EQ(greenward_command({"walk", "gap", database_, "--category", "zoo"}).status, 2);
}

TEST_F(WalkAccess, RoadworksTakeAwayAndGiveBackNoMoreThanThereIs) {
  const auto found = walk({"roadworks", "--on", "2023-06-15", "--save"}), coverage = walk({"coverage"});
  const auto& people = found["effect"][0];
  EXPECT_EQ(people["before"], coverage["people_within"]) << "without works it is the usual coverage";
  EXPECT_EQ(people["during_at_least"].get<double>() + people["in_doubt"].get<double>(),
            people["during_at_most"].get<double>());
  EXPECT_EQ(people["during_at_most"].get<double>() + people["cut_off"].get<double>(),
            people["before"].get<double>());
  std::size_t streets = 0;
  for (const auto& work : found["works"]) {
    if (work["streets"].is_null()) continue;
    streets += work["streets"].get<std::size_t>();
    EXPECT_LE(work["people_restored"].get<double>(), people["cut_off"].get<double>());
    EXPECT_LE(work["people_cut_off"].get<double>(), people["cut_off"].get<double>())
        << "what one work cuts off, all of them together do";
  }
  EXPECT_GT(streets, 0U);
  EXPECT_EQ(streets, found["closed_streets"].size());
  EXPECT_EQ(greenward_json({"find", database_, "closed_streets", "--count", "9999"})["count"], streets);
  EXPECT_EQ(greenward_json({"find", database_, "cut_off_places", "--count", "9999"})["count"],
            found["cut_off"].size());
  double of_units = 0, of_places = 0;
  for (const auto& unit : found["roadworks_units"]) of_units += unit["cut_off"].get<double>();
  EXPECT_EQ(of_units, people["cut_off"].get<double>());
  for (const auto& place : found["cut_off"])
    if (place["state"] == "中断") of_places += place["people"].get<double>();
  EXPECT_EQ(of_places, people["cut_off"].get<double>());
}

}  // namespace
}  // namespace greenward::testing
