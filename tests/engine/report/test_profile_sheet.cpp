#include "engine/report/profile_sheet.hpp"

#include "engine/base/error.hpp"
#include "engine/report/profile_ink.hpp"
#include "engine/report/profile_strip.hpp"
#include "tests/engine/report/profile_fixture.hpp"
#include "tests/engine/report/report_fixture.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <cstdio>
#include <sstream>

namespace greenward::report {
namespace {

/// A word of a PDF as another program finds it on the page.
struct found_word {
  std::string text;
  pixel_box box;
};

class ProfileSheet : public ::testing::Test {
 protected:
  [[nodiscard]] std::string text_of(const drainage::profile& way,
                                    const profile_sheet_options& options) const {
    print_profile(way, options, folder_ / "p.pdf");
    return greenward::testing::run_program({"pdftotext", "-layout", (folder_ / "p.pdf").string(), "-"}).out;
  }
  /// Words of the last PDF, and the size of its page as a box.
  [[nodiscard]] std::vector<found_word> words(pixel_box& page) const {
    const std::string html =
        greenward::testing::run_program({"pdftotext", "-bbox", (folder_ / "p.pdf").string(), "-"}).out;
    std::istringstream lines(html);
    std::vector<found_word> found;
    for (std::string line; std::getline(lines, line);) {
      double a = 0, b = 0, c = 0, d = 0;
      if (std::sscanf(line.c_str(), " <page width=\"%lf\" height=\"%lf\"", &a, &b) == 2)
        page = {{0, 0}, {a, b}};
      if (std::sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &a, &b, &c,
                      &d) != 4)
        continue;
      const std::size_t first = line.find('>') + 1;
      found.push_back({line.substr(first, line.find('<', first) - first), {{a, b}, {c, d}}});
    }
    return found;
  }
  greenward::testing::temporary_directory folder_;
  const profile_sheet_options options_{"污水管道纵断面图", "绿园区", "合成数据，仅供演示"};
};

TEST_F(ProfileSheet, SaysEverything) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const std::string text = text_of(testing::sewer(30).way(), options_);
  for (const char* words : {"污水管道纵断面图",
                            "绿园区",
                            "合成数据，仅供演示",
                            "横向 1:1 000",
                            "纵向 1:50",
                            "全长 898.00 m",
                            "199.5 m",
                            "桩号",
                            "地面高程 (m)",
                            "管内底高程 (m)",
                            "埋深 (m)",
                            "坡度 (‰)",
                            "长度 (m)",
                            "管径 (mm)",
                            "管材",
                            "地面线",
                            "内插",
                            "C1 雨水 DN600 204.300",
                            "C3 雨水 DN400 高程不明",
                            "跌差 0.80",
                            "-4.0",
                            "HDPE双壁波纹管",
                            "800×600",
                            "1. 0+244.00 WS109 跌差 0.80 m 而未设跌水井",
                            "C4 0+520.00 P33 雨水 DN800 管内底 182.000 m"})
    EXPECT_NE(text.find(words), std::string::npos) << words << '\n' << text;
}

TEST_F(ProfileSheet, SpeaksEnglish) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const std::string text =
      text_of(testing::sewer(30).way(true), {"Profile", "Lüyuan", "Synthetic data", language::en});
  for (const char* words : {"Profile", "Synthetic data", "1:1 000 across", "Station", "Ground level (m)",
                            "Invert level (m)", "Depth (m)", "Slope", "Material", "drop -0.80",
                            "level unknown", "WS109 a drop of 0.80 m without a drop manhole"})
    EXPECT_NE(text.find(words), std::string::npos) << words << '\n' << text;
  EXPECT_EQ(text.find("桩号"), std::string::npos);
}

TEST_F(ProfileSheet, SaysNoNoticeWhereThereIsNone) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  EXPECT_EQ(text_of(testing::sewer(3).way(), {"污水"}).find("合成"), std::string::npos);
}

TEST_F(ProfileSheet, NumbersOfFiveHundredNodesStayOnThePageAndApart) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const drainage::profile way = testing::sewer(500).way();
  print_profile(way, options_, folder_ / "p.pdf");
  pixel_box page;
  const std::vector<found_word> all = words(page);
  std::vector<pixel_box> stations;
  for (const found_word& word : all) {
    EXPECT_TRUE(page.contains(word.box.min) && page.contains(word.box.max)) << word.text;
    const std::size_t plus = word.text.find('+');  // 12+345.67
    if (plus != std::string::npos && word.text.size() == plus + 7 && word.box.height() > word.box.width())
      stations.push_back(word.box);
  }
  EXPECT_EQ(stations.size(), way.stations.size());
  std::ranges::sort(stations, {}, [](const pixel_box& box) { return box.min.x; });
  for (std::size_t i = 1; i < stations.size(); ++i)  // their middles, in points: digits are 7 high
    EXPECT_GT(stations[i].centre().x - stations[i - 1].centre().x, 9) << i;
}

TEST_F(ProfileSheet, DrawsWhatThereIsInItsColours) {
  const drainage::profile way = testing::sewer(30).way();
  print_profile(way, options_, folder_ / "p.png");
  const testing::picture all(folder_ / "p.png");
  for (const layer::colour colour : {ink::kPipe, ink::kWaterFill, ink::kViolation, ink::kDrop})
    EXPECT_TRUE(all.has(colour));
  drainage::profile dry = way;
  for (auto& pipe : dry.pipes) pipe.start_water_m = pipe.end_water_m = drainage::kNotGiven;
  dry.violations.clear();
  print_profile(dry, options_, folder_ / "q.png");
  const testing::picture less(folder_ / "q.png");
  EXPECT_FALSE(less.has(ink::kWaterFill));
  EXPECT_FALSE(less.has(ink::kViolation));
}

TEST_F(ProfileSheet, ThePenIsLiftedBeforeEachPipe) {
  // Left of the way there is the axis alone: nothing of the pipes' fill.
  print_profile(testing::sewer(3).way(), options_, folder_ / "p.png");
  const testing::picture picture(folder_ / "p.png");
  int filled = 0;
  for (int x = 0; x < 120; ++x)
    for (int y = 0; y < picture.height(); ++y) filled += picture.at(x, y) == ink::kPipe ? 1 : 0;
  EXPECT_EQ(filled, 0);
}

TEST_F(ProfileSheet, EveryFormatHasTheSameSize) {
  GREENWARD_NEEDS_PROGRAM("pdfinfo")
  const drainage::profile way = testing::sewer(5).way();
  for (const char* name : {"p.png", "p.pdf", "p.svg"}) print_profile(way, options_, folder_ / name);
  const testing::picture picture(folder_ / "p.png");
  const std::string facts = greenward::testing::run_program({"pdfinfo", (folder_ / "p.pdf").string()}).out;
  EXPECT_NE(facts.find(fmt::format("{:g} x {:g} pts", picture.width() * 0.75, picture.height() * 0.75)),
            std::string::npos)
      << facts;
  EXPECT_NE(facts.find("污水管道纵断面图"), std::string::npos);
  EXPECT_THROW(print_profile(way, options_, folder_ / "p.doc"), error);
}

TEST_F(ProfileSheet, OddWaysAreDrawnToo) {
  print_profile({}, {}, folder_ / "p.png");
  print_profile(testing::sewer(1).way(), options_, folder_ / "p.png");
  drainage::profile unknown = testing::sewer(5).way();
  for (auto& station : unknown.stations) station.ground = station.invert = station.depth = station.drop = {};
  for (auto& pipe : unknown.pipes) {
    pipe.start_invert = pipe.end_invert = pipe.start_crown = pipe.end_crown = pipe.slope = {};
    pipe.height_m = pipe.start_water_m = pipe.end_water_m = drainage::kNotGiven;
  }
  for (auto& violation : unknown.violations) violation.level_m = drainage::kNotGiven;
  print_profile(unknown, options_, folder_ / "p.png");
}

TEST_F(ProfileSheet, MoreNodesThanThereIsRoomForAreLeftOutAloud) {
  GREENWARD_NEEDS_PROGRAM("pdftotext")
  const std::string text = text_of(testing::sewer(1300).way(), options_);
  EXPECT_NE(text.find("表中略去 649 个节点"), std::string::npos) << text.substr(0, 2000);
}

TEST(ProfileStrip, ColumnsAreAsWideAsTheirInvertsNeed) {
  const drainage::profile way = testing::sewer(30).way();
  const std::vector<double> widths = column_widths(rows_of(way), 30);
  EXPECT_GT(widths[8], widths[7]);
  EXPECT_EQ(widths[7], widths[6]);
}

}  // namespace
}  // namespace greenward::report
