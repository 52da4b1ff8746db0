#include "engine/report/text_painter.hpp"

#include "engine/base/error.hpp"
#include "engine/report/cairo_surface.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <cstdlib>
#include <fstream>
#include <iostream>

namespace greenward::report {

TEST(TextPainter, ChineseGlyphsArePresent) {
  const cairo_surface surface(map_format::png, 400, 400);
  text_painter text(surface.context());
  EXPECT_EQ(text.unknown_glyphs(
                "长春市绿园区雨污分流改造工程分布图　图例　合成数据　15 分钟步行范围 125°12′30″", {}),
            0);
  EXPECT_EQ(text.unknown_glyphs("\U0010FFFD", {}), 1);  // a private character that no font has
}

TEST(TextPainter, ShortenedTextFitsAndIsCutBetweenCharacters) {
  const cairo_surface surface(map_format::png, 400, 400);
  text_painter text(surface.context());
  const text_style style{.size = 14};
  const std::string cut = text.shortened("绿园区生活污水管网", style, 80);
  EXPECT_LE(text.measure(cut, style).width, 80);
  EXPECT_EQ(cut.substr(0, 3), "绿");
  EXPECT_EQ(cut.substr(cut.size() - 3), "…");
  EXPECT_EQ(cut.size() % 3, 0U);
  EXPECT_EQ(text.shortened("绿园", style, 80), "绿园");
}

TEST(TextPainter, WidthsAreTheSameInEveryFormat) {
  const cairo_surface png(map_format::png, 400, 400);
  const cairo_surface pdf(map_format::pdf, 400, 400);
  text_painter on_png(png.context());
  text_painter on_pdf(pdf.context());
  const text_style style{.size = 17};
  EXPECT_NEAR(on_png.measure("景阳大路 Jingyang", style).width,
              on_pdf.measure("景阳大路 Jingyang", style).width, 0.05);
}

TEST(TextPainterDeathTest, WithoutAChineseFontTheErrorNamesThePackage) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const greenward::testing::temporary_directory folder;
  std::ofstream(folder / "fonts.conf") << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                                          "<fontconfig><dir>/nonexistent</dir></fontconfig>";
  EXPECT_EXIT(
      {
        ::setenv("FONTCONFIG_FILE", (folder / "fonts.conf").c_str(), 1);
        try {
          const cairo_surface surface(map_format::png, 400, 400);
          const text_painter text(surface.context());
        } catch (const error& e) {
          std::cerr << e.message(language::en) << '\n';
          std::_Exit(exit_status(e.code()));
        }
        std::_Exit(0);
      },
      ::testing::ExitedWithCode(3), "fonts-noto-cjk");
}

}  // namespace greenward::report
