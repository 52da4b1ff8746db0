// Parks and areas of responsibility against cases solved by hand, on plain metres.
#include "engine/workflow/chiefs.hpp"
#include "engine/workflow/green.hpp"
#include "tests/engine/workflow/plain_district.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

using testing::layer_maker;
using testing::number;
using testing::rows_by;
using testing::two_communities;
using testing::whole;

void add_park(layer_maker& parks, const char* code, double declared) {
  layer::row_writer row(parks.table(), feature_id(1));
  row.set("code", code);
  row.set("park_kind", "community");
  row.set("area_m2", declared);
}

district_snapshot green_district() {
  layer_maker parks("parks");
  parks.rectangle(950, 0, 100, 100);  // half in each; 10 000 m²: serves 500 m
  add_park(parks, "ACROSS", 10'000);
  parks.rectangle(1900, 900, 40, 60);  // 2 400 m²: serves 300 m
  add_park(parks, "SMALL", 9'000);
  parks.rectangle(100, 900, 10, 10);  // too small to serve
  add_park(parks, "TINY", 100);
  parks.none();
  add_park(parks, "NOWHERE", 50'000);
  layer_maker people("population_points");
  const auto add = [&](double x, double y, std::int64_t count, const char* code) {
    people.point(x, y);
    layer::row_writer row(people.table(), feature_id(1));
    row.set("people", count);
    if (code != nullptr) row.set("community_code", code);
  };
  add(500, 50, 1, nullptr);                 // 450 m from ACROSS
  add(400, 50, 10, nullptr);                // 550 m
  add(1549, 50, 100, nullptr);              // 499 m
  add(1561, 50, 1000, nullptr);             // 511 m
  add(1700, 930, 10'000, nullptr);          // 200 m from SMALL
  add(1500, 990, 100'000, "220106001001");  // 400 m from SMALL: too far; belongs to the first by its code
  add(5000, 5000, 1'000'000, nullptr);      // in no unit
  layer_maker greenways("greenways");
  greenways.line({500, 500}, {2500, 500});
  { const layer::row_writer row(greenways.table(), feature_id(1)); }
  district_snapshot district;
  district.layers.push_back(two_communities());
  district.layers.push_back(parks.done());
  district.layers.push_back(people.done());
  district.layers.push_back(greenways.done());
  return district;
}

TEST(Green, IsCountedAsByHand) {
  const explained_sheets found = green_space(green_district(), works::unit_level::community, language::en);
  auto units = rows_by(found.sheets[0], "unit_code");
  ASSERT_EQ(units.size(), 3U);
  auto &first = units["220106001001"], &second = units["220106001002"], &none = units[""];
  EXPECT_EQ(whole(first["residents"]), 100'011);
  EXPECT_EQ(whole(first["served"]), 1);
  EXPECT_EQ(whole(second["residents"]), 11'100);
  EXPECT_EQ(whole(second["served"]), 10'100);
  EXPECT_EQ(whole(none["residents"]), 1'000'000);
  EXPECT_NEAR(number(first["park_m2"]), 5'000 + 100, 1e-6);
  EXPECT_NEAR(number(second["park_m2"]), 5'000 + 2'400, 1e-6);
  EXPECT_NEAR(number(second["park_m2_per_head"]), 7'400 / 11'100.0, 1e-12);
  EXPECT_NEAR(number(first["greenway_m"]), 500, 1e-6);
  EXPECT_NEAR(number(second["greenway_m"]), 1000, 1e-6);
  EXPECT_NEAR(number(none["greenway_m"]), 500, 1e-6);
}

TEST(Green, SaysWhatIsOddAboutAPark) {
  const explained_sheets found = green_space(green_district(), works::unit_level::district, language::en);
  auto parks = rows_by(found.sheets[1], "code");
  EXPECT_EQ(std::get<std::string>(parks["ACROSS"]["remark"]), "");
  EXPECT_EQ(number(parks["ACROSS"]["radius_m"]), 500);
  EXPECT_EQ(whole(parks["ACROSS"]["served"]), 101);
  EXPECT_EQ(number(parks["SMALL"]["radius_m"]), 300);
  EXPECT_NE(std::get<std::string>(parks["SMALL"]["remark"]).find("differ"), std::string::npos);
  EXPECT_NE(std::get<std::string>(parks["TINY"]["remark"]).find("too small"), std::string::npos);
  EXPECT_NE(std::get<std::string>(parks["NOWHERE"]["remark"]).find("no outline"), std::string::npos);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(parks["NOWHERE"]["measured_m2"]));
  for (const std::vector<cell>& rule : found.sheets[2].rows)
    EXPECT_EQ(std::get<std::string>(rule.back()), "unverified");
}

std::shared_ptr<const district_snapshot> district_of_chiefs() {
  layer_maker areas("responsibility_areas");
  const auto area = [&](const char* code, const char* kind) {
    layer::row_writer row(areas.table(), feature_id(1));
    row.set("code", code);
    row.set("area_kind", kind);
  };
  areas.rectangle(0, 0, 100, 100);
  area("LAKE", "lake");
  areas.line({0, 200}, {1000, 200});
  area("RIVER", "river");
  layer_maker hazards("hazards");
  const auto hazard = [&](const char* code, double x, double y, const char* state, const char* mended) {
    hazards.point(x, y);
    layer::row_writer row(hazards.table(), feature_id(1));
    row.set("code", code);
    row.set("hazard_kind", "river_waste");
    row.set("state", state);
    row.set("found", days_since_epoch(*parse_date("2023-05-01")));
    row.set("deadline", days_since_epoch(*parse_date("2023-06-01")));
    if (mended != nullptr) row.set("mended", days_since_epoch(*parse_date(mended)));
  };
  hazard("IN", 50, 50, "found", nullptr);
  hazard("MENDED", 100, 100, "mended", "2023-05-20");  // on the corner
  hazard("NEAR", 500, 225, "found", nullptr);          // 25 m from the river
  hazard("FAR", 500, 235, "found", nullptr);
  layer_maker patrols("patrols");
  for (const auto& [code, day] : {std::pair{"LAKE", "2023-05-02"},
                                  {"LAKE", "2023-06-20"},
                                  {"LAKE", "2023-08-01"},
                                  {"GONE", "2023-05-02"}}) {
    patrols.none();
    layer::row_writer row(patrols.table(), feature_id(1));
    row.set("area_code", code);
    row.set("patrol_date", days_since_epoch(*parse_date(day)));
  }
  auto district = std::make_shared<district_snapshot>();
  district->layers.push_back(two_communities());
  district->layers.push_back(areas.done());
  district->layers.push_back(hazards.done());
  district->layers.push_back(patrols.done());
  return district;
}

TEST(Chiefs, AnswerForWhatLiesOnTheirGround) {
  constexpr double kReach = 30;
  const explained_sheets found =
      chiefs_and_hazards(district_of_chiefs(), parse_date("2023-07-01"), kReach, language::en);
  auto areas = rows_by(found.sheets[0], "code");
  EXPECT_EQ(whole(areas["LAKE"]["hazards"]), 2);
  EXPECT_EQ(whole(areas["LAKE"]["open"]), 1);
  EXPECT_EQ(whole(areas["LAKE"]["overdue"]), 1);
  EXPECT_EQ(whole(areas["LAKE"]["patrols"]), 2) << "one of them comes later";
  EXPECT_EQ(whole(areas["LAKE"]["days_since_patrol"]), 11);
  EXPECT_EQ(whole(areas["RIVER"]["hazards"]), 1);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(areas["RIVER"]["days_since_patrol"])) << "nobody knows";
  ASSERT_EQ(found.sheets[1].rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(found.sheets[1].rows[0][0]), "FAR");
  EXPECT_NE(found.method.back().en.find("1 patrols name an area that is not there"), std::string::npos);
}

TEST(Chiefs, SeeNothingBeforeItWasFound) {
  const explained_sheets found =
      chiefs_and_hazards(district_of_chiefs(), parse_date("2023-04-01"), 30, language::en);
  for (const auto& [code, row] : rows_by(found.sheets[0], "code"))
    EXPECT_EQ(whole(row.at("hazards")), 0) << code;
  EXPECT_TRUE(found.sheets[1].rows.empty());
}

}  // namespace
}  // namespace greenward::workflow
