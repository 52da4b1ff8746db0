#include "viewer/shell/font_atlas.hpp"

#include "engine/base/error.hpp"
#include "viewer/i18n/text_table.hpp"

#include <imgui.h>
#include <imgui_freetype.h>
#include <algorithm>
#include <cmath>
#include <filesystem>

namespace greenward::viewer {

namespace {

constexpr const char* kRegular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr const char* kBold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
constexpr int kSimplifiedChinese = 2;  ///< the face of the collection

// Sizes of ideographs, points.
constexpr double kBody = 15.5;
constexpr double kSmall = 13.5;
constexpr double kTitle = 18.5;

float font_pixels(double ideograph) {
  return static_cast<float>(std::round(ideograph * kFontHeightPerIdeograph));
}

std::vector<ImWchar> ranges_of(const glyph_set& glyphs) {
  std::vector<ImWchar> ranges;
  for (char32_t code = 1; code < 0x10000; ++code) {
    if (!glyphs.contains(code)) continue;
    const auto value = static_cast<ImWchar>(code);
    if (!ranges.empty() && ranges.back() + 1 == value)
      ranges.back() = value;
    else
      ranges.insert(ranges.end(), {value, value});
  }
  ranges.push_back(0);
  return ranges;
}

/// What has been drawn with so many pixels a point, measured in points.
void measure_in_points(ImFont& font, float density) {
  for (ImFontGlyph& glyph : font.Glyphs) {
    for (float* length : {&glyph.AdvanceX, &glyph.X0, &glyph.Y0, &glyph.X1, &glyph.Y1}) *length /= density;
  }
  for (float& advance : font.IndexAdvanceX) advance /= density;
  for (float* length : {&font.FallbackAdvanceX, &font.FontSize, &font.Ascent, &font.Descent})
    *length /= density;
}

}  // namespace

font_atlas::font_atlas(std::span<const double> label_sizes) {
  if (!std::filesystem::exists(kRegular)) {
    throw error(error_code::usage, kRegular, words(text_key::font_missing), words(text_key::font_remedy));
  }
  regular_ = map_file(kRegular);
  bold_ = std::filesystem::exists(kBold) ? map_file(kBold) : regular_;
  for (const double size : label_sizes) label_sizes_.push_back(static_cast<int>(std::round(size)));
  std::ranges::sort(label_sizes_);
  const auto rest = std::ranges::unique(label_sizes_);
  label_sizes_.erase(rest.begin(), rest.end());
}

void font_atlas::use_density(double density) {
  if (density == density_) return;
  density_ = density;
  fonts_ = {};
}

bool font_atlas::cover(const glyph_set& wanted, const glyph_set& names) {
  if (fonts_.body != nullptr && glyphs_.covers(wanted) && glyphs_.covers(names) && names_.covers(names))
    return false;
  glyphs_.add(wanted);
  glyphs_.add(names);
  names_.add(names);
  build();
  return true;
}

void font_atlas::build() {
  ranges_ = ranges_of(glyphs_);
  name_ranges_ = ranges_of(names_);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  ImFontConfig config;
  config.FontNo = kSimplifiedChinese;
  config.PixelSnapH = true;
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  const auto add = [&](const mapped_file& file, double ideograph, const std::vector<ImWchar>& ranges) {
    // The atlas copies a font that it is told not to own, so it learns that afterwards; it only reads it.
    void* bytes = const_cast<std::byte*>(file.bytes.get());
    ImFont* font = atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(file.size),
                                              font_pixels(ideograph * density_), &config, ranges.data());
    atlas.ConfigData.back().FontDataOwnedByAtlas = false;
    return font;
  };
  fonts_ = {add(regular_, kBody, ranges_),
            add(regular_, kSmall, ranges_),
            add(bold_, kBody, ranges_),
            add(bold_, kTitle, ranges_),
            {}};
  for (const int size : label_sizes_) fonts_.map.emplace_back(size, add(regular_, size, name_ranges_));
  if (!atlas.Build()) {
    throw error(error_code::usage, kRegular, words(text_key::font_missing), words(text_key::font_remedy));
  }
  if (density_ == 1) return;
  for (ImFont* font : atlas.Fonts) measure_in_points(*font, static_cast<float>(density_));
}

}  // namespace greenward::viewer
