#include "engine/workflow/shortened_sheets.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

sheet list_of(const char* key, int rows) {
  sheet table{key, {"表", "Sheet"}, {{"n", {"号", "Number"}}}, {}};
  for (int i = 0; i < rows; ++i) table.rows.push_back({std::int64_t{i}});
  return table;
}

TEST(ShortenedSheets, ALongListKeepsItsFirstRowsAndSaysHowManyAreLeftOut) {
  const explained_sheets found{{list_of("sums", 100), list_of("places", 100)}, {}, {{"places", 40}}};
  const explained_sheets paper = shortened(found, shown_on::paper);
  ASSERT_EQ(paper.sheets.size(), 2U);
  EXPECT_EQ(paper.sheets[0].rows.size(), 100U) << "no list: never cut";
  EXPECT_EQ(paper.sheets[0].title.zh, "表");
  ASSERT_EQ(paper.sheets[1].rows.size(), 40U);
  EXPECT_EQ(std::get<std::int64_t>(paper.sheets[1].rows.back()[0]), 39);
  EXPECT_EQ(paper.sheets[1].title.zh,
            "表（共 100 行，只列前 40 行，略去 60 行；全部见 .xlsx 或 --format json）");
  EXPECT_NE(paper.sheets[1].title.en.find("the first 40 of 100 rows, 60 left out"), std::string::npos);
  EXPECT_EQ(shortened(found, shown_on::terminal).sheets[1].rows.size(), 15U);
}

TEST(ShortenedSheets, AListThatFitsIsWhole) {
  const explained_sheets found{
      {list_of("places", 40), list_of("none", 0)}, {}, {{"places", 40}, {"none", 0}}};
  const explained_sheets paper = shortened(found, shown_on::paper);
  ASSERT_EQ(paper.sheets.size(), 2U);
  EXPECT_EQ(paper.sheets[0].rows.size(), 40U);
  EXPECT_EQ(paper.sheets[0].title.zh, "表");
  EXPECT_TRUE(paper.method.empty());
}

TEST(ShortenedSheets, AListForFilesAloneIsNamedInTheMethod) {
  const explained_sheets found{{list_of("places", 7)}, {{"一", "one"}}, {{"places", 0}}};
  const explained_sheets paper = shortened(found, shown_on::paper);
  EXPECT_TRUE(paper.sheets.empty());
  ASSERT_EQ(paper.method.size(), 2U);
  EXPECT_EQ(paper.method[1].zh, "“表”共 7 行，未列在此；全部见 .xlsx 或 --format json。");
}

}  // namespace
}  // namespace greenward::workflow
