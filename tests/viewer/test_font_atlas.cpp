#include "viewer/shell/font_atlas.hpp"

#include "engine/base/data_directory.hpp"
#include "tests/viewer/small_district.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/i18n/utf8.hpp"

#include <gtest/gtest.h>
#include <imgui.h>
#include <array>

namespace greenward::viewer {
namespace {

class FontAtlas : public ::testing::Test {
 protected:
  FontAtlas() { ImGui::CreateContext(); }
  ~FontAtlas() override { ImGui::DestroyContext(); }

  layer::catalogue catalogue = layer::catalogue::load(data_directory());
  std::vector<layer::layer_style> styles = layer::load_styles(data_directory(), catalogue);
  static constexpr std::array kSizes{12.0, 14.0};

  static void expect_glyphs(const ImFont* font, const std::string& text) {
    for (const char32_t code : decode_utf8(text)) {
      if (code == '\n') continue;
      EXPECT_NE(font->FindGlyphNoFallback(static_cast<ImWchar>(code)), nullptr) << text;
    }
  }
};

TEST_F(FontAtlas, EveryTextOfTheInterfaceHasItsGlyphsInEveryFont) {
  font_atlas atlas(kSizes);
  ASSERT_TRUE(atlas.cover(interface_glyphs(catalogue, styles)));
  const font_set& fonts = atlas.fonts();
  for (const ImFont* font : {fonts.body, fonts.small, fonts.strong, fonts.title}) {
    for (std::size_t key = 0; key < static_cast<std::size_t>(text_key::count); ++key) {
      expect_glyphs(font, words(static_cast<text_key>(key)).zh);
      expect_glyphs(font, words(static_cast<text_key>(key)).en);
    }
    for (const language lang : {language::zh, language::en}) {
      expect_glyphs(font, position_text({-125, -43}, lang) + position_text({125, 43}, lang));
      expect_glyphs(font, distance_text(5, lang) + distance_text(5000, lang));
    }
    expect_glyphs(font, "+5,267 −286 12 → 34");
    for (const layer::code_list& list : catalogue.code_lists()) {
      for (const layer::code_entry& entry : list.entries)
        expect_glyphs(font, entry.title.zh + entry.title.en);
    }
    for (const layer::layer_schema& schema : catalogue.layers()) {
      for (const layer::field& field : schema.fields) expect_glyphs(font, field.title.zh + field.unit);
    }
  }
}

TEST_F(FontAtlas, NamesOfTheDistrictComeInWhenItIsLoaded) {
  font_atlas atlas(kSizes);
  ASSERT_TRUE(atlas.cover(interface_glyphs(catalogue, styles)));
  const auto district = testing::small_district(catalogue, 9);
  const glyph_set texts = district_glyphs(*district), names = name_glyphs(*district, styles);
  ASSERT_FALSE(atlas.glyphs().covers(texts)) << "the names bring characters of their own";
  ASSERT_TRUE(atlas.cover(texts, names));
  expect_glyphs(atlas.fonts().map_font(14), "皓月大路 A1 …");
  expect_glyphs(atlas.fonts().small, "皓月大路");
  EXPECT_FALSE(atlas.cover(texts, names)) << "nothing new, nothing built";
}

TEST_F(FontAtlas, TheFontsOfTheMapHaveTheCharactersOfNamesAlone) {
  font_atlas atlas(kSizes);
  const auto district = testing::small_district(catalogue, 9);
  ASSERT_TRUE(atlas.cover(interface_glyphs(catalogue, styles), name_glyphs(*district, styles)));
  EXPECT_EQ(atlas.fonts().map_font(14)->FindGlyphNoFallback(0x9879), nullptr) << "项 is in no name";
}

TEST_F(FontAtlas, TwiceThePixelsAPointAreTwiceThePixelsOfALetterInTheSamePoints) {
  const auto measured = [&](double density) {
    font_atlas atlas(kSizes);
    glyph_set some;
    some.add("绿A…");
    atlas.use_density(density);
    EXPECT_TRUE(atlas.cover(some, some));
    const ImFontAtlas& pixels = *ImGui::GetIO().Fonts;
    const ImFont& body = *atlas.fonts().body;
    const ImFontGlyph& letter = *body.FindGlyphNoFallback(U'绿');
    EXPECT_NEAR(body.GetCharAdvance(U'绿'), letter.AdvanceX, 1e-4F);
    EXPECT_NEAR(atlas.fonts().map_font(14)->FontSize, 14 * kFontHeightPerIdeograph, 0.5);
    return std::array{pixels.ConfigData[0].SizePixels,
                      (letter.V1 - letter.V0) * static_cast<float>(pixels.TexHeight),
                      body.FontSize,
                      letter.Y1 - letter.Y0,
                      letter.AdvanceX,
                      body.Ascent};
  };
  const auto once = measured(1), twice = measured(2), more = measured(1.25);
  EXPECT_NEAR(twice[0], 2 * once[0], 1) << "the font's height in pixels";
  EXPECT_NEAR(twice[1], 2 * once[1], 2) << "a letter's height in pixels";
  for (const std::size_t in_points : {2U, 3U, 4U, 5U}) {
    EXPECT_NEAR(twice[in_points], once[in_points], 1) << in_points;
    EXPECT_NEAR(more[in_points], once[in_points], 1) << in_points;
  }
}

TEST_F(FontAtlas, AnotherDensityBuildsTheAtlasAnew) {
  font_atlas atlas(kSizes);
  glyph_set some;
  some.add("绿");
  ASSERT_TRUE(atlas.cover(some));
  EXPECT_FALSE(atlas.cover(some));
  atlas.use_density(1.5);
  EXPECT_TRUE(atlas.cover(some));
  atlas.use_density(1.5);
  EXPECT_FALSE(atlas.cover(some));
}

TEST_F(FontAtlas, RareCharactersShowAsReplacements) {
  glyph_set set;
  set.add("\xf0\xa0\xae\xb7");
  EXPECT_TRUE(set.contains(0xfffd));
}

}  // namespace
}  // namespace greenward::viewer
