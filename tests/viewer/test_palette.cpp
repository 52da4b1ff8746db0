#include "viewer/panels/palette.hpp"

#include "engine/base/data_directory.hpp"
#include "viewer/panels/profile_ink.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace greenward::viewer {
namespace {

constexpr double kText = 4.5, kMark = 3;  ///< WCAG 2.1, 1.4.3 and 1.4.11

layer::colour unpacked(ImU32 colour) {
  const auto part = [&](int shift) { return static_cast<std::uint8_t>(colour >> shift & 0xffU); };
  return {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 255};
}

void expect_contrast(std::initializer_list<ImU32> inks, std::initializer_list<ImU32> grounds, double least) {
  for (const ImU32 ink : inks)
    for (const ImU32 ground : grounds)
      EXPECT_GE(contrast(unpacked(ink), unpacked(ground)), least) << std::hex << ink << " on " << ground;
}

class Palette : public ::testing::TestWithParam<theme> {
 protected:
  Palette() { palette::use(GetParam()); }
  ~Palette() override { palette::use(theme::day); }
};

TEST_P(Palette, EveryTextCanBeReadOnItsGround) {
  const interface_colours& all = palette::now();
  const std::initializer_list<ImU32> papers{all.paper, all.paper_dim,   all.hover, all.rule_soft,
                                            all.glass, all.accent_soft, all.casing};
  expect_contrast({all.ink, all.ink_soft, all.ink_faint, all.accent, all.accent_dark, all.measure,
                   all.selected_ink, all.error, all.edit},
                  papers, kText);
  expect_contrast({all.ink, all.ink_soft, all.ink_faint, all.selected_ink}, {all.selected_soft}, kText);
  expect_contrast({all.ink}, {all.text_selected}, kText);
  expect_contrast({all.warn_ink}, {all.warn_paper, all.paper, all.casing}, kText);
  expect_contrast({all.error, all.ink, all.ink_soft}, {all.error_soft}, kText);
  expect_contrast({all.paper}, {all.accent, all.measure, all.error}, kText);
}

TEST_P(Palette, EveryMarkIsSeenOnTheMapAndOnPaper) {
  const interface_colours& all = palette::now();
  const layer::colour ground = ground_colour(GetParam());
  const ImU32 map = IM_COL32(ground.r, ground.g, ground.b, 255);
  expect_contrast({all.accent, all.measure, all.selected, all.edit, all.error, all.ink_faint},
                  {map, all.paper, all.paper_dim, all.casing}, kMark);
}

TEST_P(Palette, EveryPartOfAProfileIsSeenOnItsPaper) {
  using namespace profile_ink;
  const interface_colours& all = palette::now();
  expect_contrast({ground(), invert(), crown(), water(), node(), node_soft(), drop(), chosen(),
                   of_system(drainage::drain_system::storm), of_system(drainage::drain_system::sanitary),
                   of_system(drainage::drain_system::combined), of_system(drainage::drain_system::unknown)},
                  {all.paper}, kMark);
}

TEST_P(Palette, EveryNameOnTheMapCanBeReadOnItsGround) {
  const layer::catalogue catalogue = layer::catalogue::load(data_directory());
  for (const layer::layer_style& style : layer::load_styles(data_directory(), catalogue)) {
    if (style.label_field.empty()) continue;
    const layer::colour letters = seen_on(GetParam(), style.label_colour);
    EXPECT_GE(contrast(letters, ground_colour(GetParam())), kText) << style.layer;
    EXPECT_GE(contrast(letters, seen_on(GetParam(), {255, 255, 255, 200})), kText)
        << style.layer << "'s halo";
  }
}

/// How a deuteranope sees a colour (Viénot, Brettel, Mollon 1999), in CIELAB.
struct lab_colour {
  double l = 0, a = 0, b = 0;
};

lab_colour as_deuteranope(layer::colour colour) {
  const auto light = [](std::uint8_t v) {
    const double share = v / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  const double r = light(colour.r), g = light(colour.g), b = light(colour.b);
  const double l = 17.8824 * r + 43.5161 * g + 4.11935 * b, s = 0.0299566 * r + 0.184309 * g + 1.46709 * b;
  const double m = 0.494207 * l + 1.24827 * s;
  const double red = std::clamp(0.080944 * l - 0.130504 * m + 0.116721 * s, 0.0, 1.0);
  const double green = std::clamp(-0.0102485 * l + 0.0540194 * m - 0.113615 * s, 0.0, 1.0);
  const double blue = std::clamp(-0.000365294 * l - 0.00412163 * m + 0.693513 * s, 0.0, 1.0);
  const auto root = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const double y = root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
  const double z = root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(layer::colour one, layer::colour other) {
  const lab_colour a = as_deuteranope(one), b = as_deuteranope(other);
  return std::hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

/// What tells a class of a layer by day: the line's colour, or a symbol's fill.
layer::colour key_colour(const layer::style_rule& rule) {
  return rule.stroke.a == 255 && rule.stroke.r < 255 ? rule.stroke : rule.fill;
}

TEST(PaletteByNight, ColourBlindReadersTellTheClassesApartThatTheyTellByDay) {
  constexpr double kTold = 12, kStillTold = 6;  // a difference of 2.3 is just noticed
  const layer::catalogue catalogue = layer::catalogue::load(data_directory());
  int pairs = 0;
  for (const layer::layer_style& style : layer::load_styles(data_directory(), catalogue)) {
    for (const layer::style_rule& one : style.rules) {
      for (const layer::style_rule& other : style.rules) {
        const layer::colour a = key_colour(one), b = key_colour(other);
        if (one.marker != other.marker || one.dash != other.dash || difference(a, b) < kTold) continue;
        ++pairs;
        EXPECT_GE(difference(seen_on(theme::night, a), seen_on(theme::night, b)), kStillTold)
            << style.layer << ": " << one.title.en << ", " << other.title.en;
      }
    }
  }
  EXPECT_GT(pairs, 50);
}

INSTANTIATE_TEST_SUITE_P(ByDayAndNight, Palette, ::testing::Values(theme::day, theme::night),
                         [](const auto& named) { return named.param == theme::day ? "Day" : "Night"; });

}  // namespace
}  // namespace greenward::viewer
