#include "engine/report/printed_tables.hpp"

#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace greenward::report {
namespace {

class PrintedTables : public ::testing::Test {
 protected:
  /// The text of the PDF as another program reads it.
  [[nodiscard]] std::string text_of(const printed_tables& document) const {
    const auto file = folder_ / "t.pdf";
    print_tables(document, file);
    return greenward::testing::run_program({"pdftotext", "-layout", file.string(), "-"}).out;
  }
  [[nodiscard]] std::string facts_of(const printed_tables& document) const {
    const auto file = folder_ / "t.pdf";
    print_tables(document, file);
    return greenward::testing::run_program({"pdfinfo", file.string()}).out;
  }
  greenward::testing::temporary_directory folder_;
};

sheet small_sheet(std::size_t rows) {
  sheet table{"works",
              {"工程", "Works"},
              {{"kind", {"类别代码", "Kind code"}, column_role::code},
               {"name", {"名称", "Name"}},
               {"done", {"完成", "Done"}},
               {"share", {"完成率", "Share"}, column_role::share}},
              {}};
  for (std::size_t i = 0; i < rows; ++i)
    table.rows.push_back(
        {std::string("hidden"), fmt::format("工程{:04}号", i), static_cast<std::int64_t>(i), 0.5});
  return table;
}

TEST_F(PrintedTables, SayEverythingThatTheSheetsSay) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const std::vector<sheet> tables{small_sheet(3), {"none", {"空表", "Empty"}, {{"a", {"甲", "A"}}}, {}}};
  const std::string text = text_of({"周调度", {"统计日 2023-12-08"}, "合成数据", tables});
  for (const char* words :
       {"周调度", "统计日 2023-12-08", "合成数据", "名称", "工程0002号", "50.0%", "空表", "（无）", "1/1"})
    EXPECT_NE(text.find(words), std::string::npos) << words << '\n' << text;
  EXPECT_EQ(text.find("hidden"), std::string::npos);
}

TEST_F(PrintedTables, GoOnOverThePagesUnderTheirHeading) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  constexpr std::size_t kRows = 200;
  const std::vector<sheet> tables{small_sheet(kRows)};
  const std::string text = text_of({"周调度", {}, "合成数据", tables});
  const auto count = [&](const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
    return found;
  };
  for (std::size_t i = 0; i < kRows; ++i) EXPECT_EQ(count(fmt::format("工程{:04}号", i)), 1U) << i;
  const std::size_t pages = count("合成数据");
  EXPECT_GT(pages, 2U);
  EXPECT_EQ(count("名称"), pages);
  EXPECT_EQ(count(fmt::format("/{}", pages)), pages);
}

TEST_F(PrintedTables, WideOnesGoOnLargerPaperAndNothingIsCut) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  GREENWARD_NEEDS_PROGRAM("pdfinfo")
  sheet wide{"wide", {"宽表", "Wide"}, {}, {{}}};
  for (int column = 0; column < 30; ++column) {
    wide.columns.push_back({fmt::format("c{}", column), {fmt::format("第{}栏", column), ""}});
    wide.rows[0].push_back(fmt::format("值{:02}", column) + std::string(40, 'x'));
  }
  const std::vector<sheet> tables{wide}, narrow{small_sheet(1)};
  EXPECT_NE(facts_of({"宽", {}, "", tables}).find("1190"), std::string::npos);
  EXPECT_NE(facts_of({"窄", {}, "", narrow}).find("842"), std::string::npos);
  const std::string text = text_of({"宽", {}, "", tables});
  EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), 'x')), 30U * 40U);
}

}  // namespace
}  // namespace greenward::report
