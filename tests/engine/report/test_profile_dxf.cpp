#include "engine/report/profile_dxf.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/report/pixel.hpp"
#include "tests/engine/report/profile_fixture.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <regex>

namespace greenward::report {
namespace {

TEST(DxfText, EscapesWhatIsNotAscii) {
  EXPECT_EQ(dxf_text("DN300 x"), "DN300 x");
  EXPECT_EQ(dxf_text("污水"), "\\U+6C61\\U+6C34");
  EXPECT_EQ(dxf_text("3‰ü×"), "3\\U+2030\\U+00FC\\U+00D7");
  EXPECT_EQ(dxf_text("a\nb\tc"), "a b c");
  EXPECT_EQ(dxf_text("a^b"), "a^ b");
  EXPECT_EQ(dxf_text("\xF0\xA0\xAE\xB7"
                     "x\xC3"),
            "?x?");
  EXPECT_EQ(dxf_text("\xFF\x80z"), "??z");
}

class ProfileDxf : public ::testing::Test {
 protected:
  /// What GDAL's DXF driver says of the features.
  [[nodiscard]] std::string read_by_gdal(const std::string& dxf,
                                         const std::vector<std::string>& more = {}) const {
    const auto file = folder_ / "p.dxf";
    write_file_atomically(file, dxf);
    std::vector<std::string> arguments{"ogrinfo", "-q", "-ro", file.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const greenward::testing::program_result result = greenward::testing::run_program(arguments);
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.err, "");
    return result.out;
  }
  [[nodiscard]] static std::size_t count(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
    return found;
  }
  [[nodiscard]] static bool has_line(const std::string& text, pixel a, pixel b) {
    const std::regex line("LINESTRING Z \\(([-0-9.]+) ([-0-9.]+) 0,([-0-9.]+) ([-0-9.]+) 0\\)");
    return std::any_of(
        std::sregex_iterator(text.begin(), text.end(), line), std::sregex_iterator(),
        [&](const std::smatch& m) {
          const double found[]{std::stod(m[1]), std::stod(m[2]), std::stod(m[3]), std::stod(m[4])};
          return std::abs(found[0] - a.x) < 1e-5 && std::abs(found[1] - a.y) < 1e-5 &&
                 std::abs(found[2] - b.x) < 1e-5 && std::abs(found[3] - b.y) < 1e-5;
        });
  }
  const drainage::profile way_ = testing::sewer(30).way();
  const std::string dxf_ =
      profile_dxf(way_, {.title = "污水管道纵断面", .district = "绿园区", .notice = "合成数据"});
  greenward::testing::temporary_directory folder_;
};

TEST_F(ProfileDxf, IsPlainAscii) {
  EXPECT_TRUE(std::ranges::all_of(dxf_, [](char c) { return c == '\n' || (c >= ' ' && c < 127); }));
}

TEST_F(ProfileDxf, HasEachLineOnItsLayer) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo")
  const std::string text = read_by_gdal(dxf_, {"-al", "-geom=NO"});
  EXPECT_EQ(count(text, "Layer (String) = GROUND\n"), 29U);
  EXPECT_EQ(count(text, "Layer (String) = INVERT\n"), 29U);
  EXPECT_EQ(count(text, "Layer (String) = CROWN\n"), 29U);
  EXPECT_EQ(count(text, "Layer (String) = WATER\n"), 25U);  // pipes 25 to 28 have no fill ratio
  EXPECT_EQ(count(text, "Layer (String) = NODE\n"), 30U);
  EXPECT_EQ(count(text, "Layer (String) = CROSSING\n"), 6U);  // three with a level: a ring and a text each
  EXPECT_EQ(count(text, "Layer (String) = VIOLATION\n"), 15U);
  // Ground 4 was not levelled: two lines meet there. Inverts 3, 4 and 24 were not: three lines and two.
  EXPECT_EQ(count(text, "Linetype (String) = DASHED\n"), 2U + 2 * 5);
}

TEST_F(ProfileDxf, LevelsAreDrawnOutAboveTheDatum) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo")
  const std::string text = read_by_gdal(dxf_, {"-al", "-where", "Layer='INVERT'"});
  // The datum is a whole metre at least one below the lowest level, 200.130: 199. 203.4 is at (203.4 - 199)
  // x 10.
  EXPECT_TRUE(has_line(text, {0, 44}, {24, 43.28})) << text;
  EXPECT_TRUE(has_line(text, {372, 24.84}, {404, 26.12})) << text;  // it rises
}

TEST_F(ProfileDxf, ChineseTextSurvives) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo")
  // GDAL decodes \U+ in texts of several lines only (AutoCAD in all), so that it is shown them as such.
  const std::string text =
      read_by_gdal(std::regex_replace(dxf_, std::regex("\nTEXT\n"), "\nMTEXT\n"), {"-al"});
  for (const char* words :
       {"污水管道纵断面", "绿园区", "合成数据", "春城大街污水井106", "管内底高程 (m)", "~203.040",
        "1. 0+244.00 跌差 0.80 m 而未设跌水井", "DN300", "800×600", "HDPE双壁波纹管", "雨水 DN600"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST_F(ProfileDxf, OfNothingIsAFileToo) {
  GREENWARD_NEEDS_PROGRAM("ogrinfo")
  const std::string empty = profile_dxf({}, {.title = "空"});
  EXPECT_EQ(empty.find("nan"), std::string::npos);
  EXPECT_NE(read_by_gdal(empty, {"-al"}).find("TEXT"), std::string::npos);
  drainage::profile unknown = way_;
  for (auto& station : unknown.stations) station.ground = station.invert = station.depth = {};
  for (auto& pipe : unknown.pipes) {
    pipe.start_invert = pipe.end_invert = pipe.start_crown = pipe.end_crown = {};
    pipe.start_water_m = pipe.end_water_m = drainage::kNotGiven;
  }
  unknown.violations[0].level_m = drainage::kNotGiven;
  const std::string dxf = profile_dxf(unknown, {});
  EXPECT_EQ(dxf.find("nan"), std::string::npos);
  EXPECT_EQ(count(read_by_gdal(dxf, {"-al"}), "Layer (String) = INVERT"), 0U);
}

}  // namespace
}  // namespace greenward::report
