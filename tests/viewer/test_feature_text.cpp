#include "viewer/layers/feature_text.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/viewer/small_district.hpp"

#include <gtest/gtest.h>
#include <algorithm>

namespace greenward::viewer {
namespace {

class FeatureText : public ::testing::Test {
 protected:
  layer::catalogue catalogue = layer::catalogue::load(data_directory());
  std::shared_ptr<const workflow::district_snapshot> district = testing::small_district(catalogue, 4);

  const layer::feature_table& works() const { return district->at("works").table; }
  static const field_text& find(const std::vector<field_text>& fields, std::string_view title) {
    return *std::ranges::find(fields, title, &field_text::title);
  }
};

TEST_F(FeatureText, CodesShowTheirTitlesInTheLanguageAskedFor) {
  EXPECT_EQ(find(describe(works(), 1, catalogue, language::zh), "阶段").value, "开工建设");
  EXPECT_EQ(find(describe(works(), 1, catalogue, language::en), "Stage").value, "Started");
}

TEST_F(FeatureText, NumbersCarryTheirUnit) {
  EXPECT_EQ(find(describe(works(), 0, catalogue, language::zh), "预算").value, "1,234.5 万元");
}

TEST_F(FeatureText, DatesAreCalendarDays) {
  EXPECT_EQ(find(describe(works(), 0, catalogue, language::zh), "计划开工").value, "2024-10-04");
}

TEST_F(FeatureText, AbsentValuesSaySo) {
  const std::vector<field_text> fields = describe(works(), 0, catalogue, language::en);
  const field_text& absent = find(fields, "Responsible body");
  EXPECT_TRUE(absent.absent);
  EXPECT_EQ(absent.value, "not given");
}

TEST_F(FeatureText, EveryFieldOfTheSchemaIsShown) {
  EXPECT_EQ(describe(works(), 0, catalogue, language::zh).size(), works().schema().fields.size());
}

TEST_F(FeatureText, AFeatureWithoutANameIsCalledByItsNumber) {
  EXPECT_EQ(name_of(works(), 0), "景阳大路维修工程");
  EXPECT_EQ(name_of(district->at("buildings").table, 2), "#3");
  EXPECT_EQ(name_of(district->at("pipes").table, 0), "WS1");
}

}  // namespace
}  // namespace greenward::viewer
