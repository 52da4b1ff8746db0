#include "engine/workflow/villages.hpp"

#include "tests/engine/workflow/plain_district.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

using testing::layer_maker;
using testing::rows_by;
using testing::whole;

std::int64_t days(const char* text) {
  return days_since_epoch(*parse_date(text));
}

/// The first village seeks an honour and has a rural road done and water under way; the second holds one and
/// has nothing recorded.
std::shared_ptr<const district_snapshot> two_villages() {
  layer_maker villages("villages"), honours("village_honours"), works("works"), touched("work_features");
  for (const char* code : {"220106001001", "220106001002"}) {
    villages.none();
    layer::row_writer row(villages.table(), feature_id(1));
    row.set("code", code);
    row.set("name", code);
  }
  const auto honour = [&](const char* village, const char* what, const char* state, const char* granted) {
    honours.none();
    layer::row_writer row(honours.table(), feature_id(1));
    row.set("village_code", village);
    row.set("honour", what);
    row.set("state", state);
    if (granted != nullptr) row.set("granted", days(granted));
  };
  honour("220106001001", "municipal_livable", "sought", nullptr);
  honour("220106001002", "provincial_ecological", "held", "2023-06-01");
  honour("999", "provincial_ecological", "held", "2023-06-01");
  const auto work = [&](const char* code, const char* kind, const char* stage, const char* end,
                        const char* village) {
    works.none();
    touched.none();
    layer::row_writer row(works.table(), feature_id(1));
    row.set("code", code);
    row.set("work_kind", kind);
    row.set("stage", stage);
    row.set("actual_start", days("2023-03-01"));
    if (end != nullptr) row.set("actual_end", days(end));
    layer::row_writer line(touched.table(), feature_id(1));
    line.set("work_code", code);
    line.set("layer", "villages");
    line.set("feature_code", village);
  };
  work("R", "rural_road", "completed", "2023-05-01", "220106001001");
  work("V", "village", "started", nullptr, "220106001001");
  work("C", "rural_power", "cancelled", nullptr, "220106001001");
  layer_maker hazards("hazards");
  hazards.none();
  {
    layer::row_writer row(hazards.table(), feature_id(1));
    row.set("code", "H");
    row.set("state", "found");
    row.set("found", days("2023-04-01"));
    row.set("community_code", "220106001002");
  }
  auto district = std::make_shared<district_snapshot>();
  for (layer_maker* made : {&villages, &honours, &works, &touched, &hazards})
    district->layers.push_back(made->done());
  for (const char* empty : {"work_stages", "compounds"})
    district->layers.push_back(layer_maker(empty).done());
  district->layers.push_back(testing::two_communities());
  return district;
}

std::string result(const sheet& checklist, const std::string& village, const std::string& item) {
  for (const std::vector<cell>& row : checklist.rows)
    if (std::get<std::string>(row[0]) == village && std::get<std::string>(row[5]) == item)
      return std::get<std::string>(row[7]);
  return "";
}

TEST(Villages, AreJudgedByWhatIsRecorded) {
  const explained_sheets found = villages_and_honours(two_villages(), std::nullopt, language::en);
  const sheet& checklist = found.sheets[1];
  EXPECT_EQ(result(checklist, "220106001001", "Rural road done"), "met");
  EXPECT_EQ(result(checklist, "220106001001", "Village demonstration done"), "not_met");
  EXPECT_EQ(result(checklist, "220106001001", "Power grid done"), "unknown") << "the only one is cancelled";
  EXPECT_EQ(result(checklist, "220106001002", "Open hazards at most"), "not_met");
  EXPECT_EQ(result(checklist, "220106001002", "Water supply done"), "unknown");
  auto villages = rows_by(found.sheets[0], "code");
  EXPECT_EQ(whole(villages["220106001001"]["rural_road_done"]), 1);
  EXPECT_EQ(whole(villages["220106001001"]["rural_power_all"]), 0);
  EXPECT_EQ(whole(villages["220106001002"]["open_hazards"]), 1);
  EXPECT_EQ(std::get<std::string>(villages["220106001002"]["held"]), "Provincial ecological village");
  EXPECT_NE(found.method.back().en.find("1 honours name a village that is not there"), std::string::npos);
}

TEST(Villages, StandAsOnTheDay) {
  const explained_sheets found = villages_and_honours(two_villages(), parse_date("2023-04-15"), language::en);
  EXPECT_EQ(result(found.sheets[1], "220106001001", "Rural road done"), "not_met");
  auto villages = rows_by(found.sheets[0], "code");
  EXPECT_EQ(std::get<std::string>(villages["220106001002"]["held"]), "") << "granted later";
}

}  // namespace
}  // namespace greenward::workflow
