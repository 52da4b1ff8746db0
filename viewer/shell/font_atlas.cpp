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

// Sizes of ideographs, pixels.
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

}  // namespace

font_atlas::font_atlas(std::span<const double> label_sizes) {
  for (const double size : label_sizes) label_sizes_.push_back(static_cast<int>(std::round(size)));
  std::ranges::sort(label_sizes_);
  const auto rest = std::ranges::unique(label_sizes_);
  label_sizes_.erase(rest.begin(), rest.end());
}

bool font_atlas::cover(const glyph_set& wanted) {
  if (fonts_.body != nullptr && glyphs_.covers(wanted)) return false;
  glyphs_.add(wanted);
  build();
  return true;
}

void font_atlas::build() {
  if (!std::filesystem::exists(kRegular)) {
    throw error(error_code::usage, kRegular, words(text_key::font_missing), words(text_key::font_remedy));
  }
  ranges_ = ranges_of(glyphs_);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  ImFontConfig config;
  config.FontNo = kSimplifiedChinese;
  config.PixelSnapH = true;
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  const auto add = [&](const char* file, double ideograph) {
    return atlas.AddFontFromFileTTF(file, font_pixels(ideograph), &config, ranges_.data());
  };
  const char* bold = std::filesystem::exists(kBold) ? kBold : kRegular;
  fonts_ = {add(kRegular, kBody), add(kRegular, kSmall), add(bold, kBody), add(bold, kTitle), {}};
  for (const int size : label_sizes_) fonts_.map.emplace_back(size, add(kRegular, size));
  if (!atlas.Build()) {
    throw error(error_code::usage, kRegular, words(text_key::font_missing), words(text_key::font_remedy));
  }
}

}  // namespace greenward::viewer
