#include "engine/cli/text_table.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace greenward::cli {
namespace {

TEST(TextTable, ChineseCountsTwoColumns) {
  EXPECT_EQ(display_width("道路"), 4U);
  EXPECT_EQ(display_width("a路b"), 4U);
  EXPECT_EQ(display_width("m²"), 2U);
  EXPECT_EQ(display_width(""), 0U);
}

TEST(TextTable, ABrokenByteDoesNotReadPastTheEnd) {
  EXPECT_EQ(display_width("\xE9"), 1U);
}

TEST(TextTable, ColumnsLineUpInBothLanguages) {
  text_table table({{"name", {"名称", "Name"}}, {"n", {"数", "Number"}, alignment::right}});
  table.add({"道路", "7"});
  table.add({"park", "12"});
  std::ostringstream zh;
  table.print(zh, language::zh);
  EXPECT_EQ(zh.str(), "名称  数\n----  --\n道路   7\npark  12\n");
  std::ostringstream en;
  table.print(en, language::en);
  EXPECT_EQ(en.str(), "Name  Number\n----  ------\n道路       7\npark      12\n");
}

TEST(TextTable, CsvQuotesWhatItMust) {
  text_table table({{"a", {}}, {"b", {}}});
  table.add({"x,y", "say \"hi\""});
  std::ostringstream out;
  table.print_csv(out);
  EXPECT_EQ(out.str(), "a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n");
}

}  // namespace
}  // namespace greenward::cli
