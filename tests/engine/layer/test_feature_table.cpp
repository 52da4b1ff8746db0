#include "engine/layer/feature_table.hpp"

#include "tests/engine/layer/error_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <vector>

namespace greenward::layer {
namespace {

using ::testing::HasSubstr;

layer_schema roads() {
  layer_schema schema;
  schema.name = "roads";
  schema.geometry = layer_geometry::line;
  for (const auto& [name, type] :
       std::vector<std::pair<std::string, field_type>>{{"name", field_type::text},
                                                       {"lanes", field_type::integer},
                                                       {"width_m", field_type::real},
                                                       {"bridge", field_type::boolean}}) {
    schema.fields.emplace_back();
    schema.fields.back().name = name;
    schema.fields.back().type = type;
  }
  return schema;
}

feature_table three_roads() {
  feature_table table(roads());
  const std::vector<geo::lon_lat> line{{125.2, 43.8}, {125.3, 43.9}};
  {
    row_writer row(table, feature_id(7));
    row.set("width_m", 32.0);
    row.set("name", "景阳大路");
    row.set("bridge", true);
    row.geometry().append_line(line);
  }
  { const row_writer row(table, feature_id(8)); }
  {
    row_writer row(table, feature_id(9));
    row.set("lanes", 4);
    row.geometry().append_line(line);
  }
  return table;
}

TEST(FeatureTable, ARowHoldsWhatWasSet) {
  const feature_table table = three_roads();
  ASSERT_EQ(table.size(), 3U);
  EXPECT_EQ(table.ids()[0], feature_id(7));
  EXPECT_EQ(table["name"].text(0), "景阳大路");
  EXPECT_EQ(table["width_m"].real(0), 32.0);
  EXPECT_EQ(table["bridge"].integer(0), 1);
  EXPECT_FALSE(table["lanes"].has(0));
  EXPECT_EQ(table["lanes"].integer(2), 4);
  EXPECT_EQ(table.geometry()[0].points().size(), 2U);
}

TEST(FeatureTable, AnEmptyRowIsAbsentEverywhere) {
  const feature_table table = three_roads();
  for (const column& c : table.columns()) {
    EXPECT_EQ(c.size(), table.size());
    EXPECT_FALSE(c.has(1));
  }
  EXPECT_TRUE(table.geometry()[1].is_none());
}

TEST(FeatureTable, SelectedKeepsRowsInTheOrderAsked) {
  const feature_table table = three_roads();
  const std::vector<std::size_t> keep{2, 0, 0};
  const feature_table chosen = table.selected(keep);
  ASSERT_EQ(chosen.size(), 3U);
  EXPECT_EQ(chosen.ids()[0], feature_id(9));
  EXPECT_EQ(chosen["lanes"].integer(0), 4);
  EXPECT_EQ(chosen["name"].text(1), "景阳大路");
  EXPECT_EQ(chosen["name"].text(2), "景阳大路");
  EXPECT_EQ(chosen.geometry()[2].points().size(), 2U);
  EXPECT_EQ(table.selected({}).size(), 0U);
}

TEST(FeatureTable, AnUnknownFieldIsAUsageError) {
  const feature_table table = three_roads();
  EXPECT_THAT(error_of([&] { (void)table["nmae"]; }, error_code::usage), HasSubstr("roads"));
}

TEST(FeatureTableDeathTest, SettingAFieldTwiceOrOfAnotherTypeIsABrokenInvariant) {
#ifdef NDEBUG
  GTEST_SKIP() << "assertions are off in this build";
#else
  feature_table table(roads());
  row_writer row(table, feature_id(1));
  row.set("lanes", 2);
  EXPECT_DEATH(row.set("lanes", 3), "claimed.size");
  EXPECT_DEATH(row.set("width_m", 3), "field_type::real");
#endif
}

}  // namespace
}  // namespace greenward::layer
