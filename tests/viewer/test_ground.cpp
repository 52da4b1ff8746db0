#include "viewer/canvas/ground.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

namespace greenward::viewer {
namespace {

/// Colours of the whole cube, eight a side.
std::vector<layer::colour> cube() {
  std::vector<layer::colour> colours;
  const auto part = [](int i) { return static_cast<std::uint8_t>(i * 255 / 7); };
  for (int r = 0; r < 8; ++r)
    for (int g = 0; g < 8; ++g)
      for (int b = 0; b < 8; ++b) colours.push_back({part(r), part(g), part(b), 255});
  return colours;
}

/// Darker ones than this would have to be lighter than white.
bool has_counterpart(layer::colour colour) {
  return contrast(colour, ground_colour(theme::day)) <
         contrast({255, 255, 255, 255}, ground_colour(theme::night)) * 0.99;
}

TEST(Ground, ContrastIsWcags) {
  EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrast({119, 119, 119, 255}, {255, 255, 255, 255}), 4.478, 0.001);
  EXPECT_NEAR(relative_luminance({188, 188, 188, 255}), 0.5029, 0.001);
}

TEST(Ground, IsLightByDayAndDarkByNight) {
  EXPECT_GT(relative_luminance(ground_colour(theme::day)), 0.85);
  EXPECT_LT(relative_luminance(ground_colour(theme::night)), 0.02);
}

TEST(Ground, ByDayAColourIsThatOfTheStyle) {
  for (const layer::colour& colour : cube()) EXPECT_EQ(seen_on(theme::day, colour), colour);
}

/// Worked out apart, in Python.
TEST(Ground, ByNightStylesAreSeenInTheirHue) {
  struct known_colour {
    layer::colour paper, mark, area;
  };
  constexpr std::array kKnown{known_colour{{61, 143, 219, 255}, {0, 107, 175, 255}, {0, 107, 174, 255}},
                              known_colour{{164, 73, 42, 255}, {213, 115, 81, 255}, {213, 115, 81, 255}},
                              known_colour{{90, 36, 130, 255}, {223, 171, 255, 255}, {223, 171, 255, 255}},
                              known_colour{{194, 223, 180, 255}, {29, 53, 20, 255}, {29, 53, 20, 255}},
                              known_colour{{240, 160, 32, 128}, {240, 160, 32, 128}, {104, 65, 0, 128}},
                              known_colour{{232, 212, 77, 255}, {179, 163, 19, 255}, {57, 51, 0, 255}},
                              known_colour{{127, 198, 220, 255}, {121, 192, 214, 255}, {0, 72, 88, 255}},
                              known_colour{{255, 255, 255, 200}, {14, 14, 14, 200}, {14, 14, 14, 200}},
                              known_colour{{0, 0, 0, 255}, {255, 255, 255, 255}, {255, 255, 255, 255}}};
  const auto expect_near = [](layer::colour seen, layer::colour known) {
    EXPECT_LE(std::abs(seen.r - known.r), 1) << int{seen.r};
    EXPECT_LE(std::abs(seen.g - known.g), 1) << int{seen.g};
    EXPECT_LE(std::abs(seen.b - known.b), 1) << int{seen.b};
    EXPECT_EQ(seen.a, known.a);
  };
  for (const known_colour& known : kKnown) {
    expect_near(seen_on(theme::night, known.paper), known.mark);
    expect_near(seen_on(theme::night, known.paper, colour_use::area), known.area);
  }
}

TEST(Ground, ByNightAreasHaveTheContrastsOfTheDayAmongThemselvesToo) {
  std::vector<layer::colour> papers{ground_colour(theme::day)};
  for (const layer::colour& colour : cube())
    if (has_counterpart(colour)) papers.push_back(colour);
  ASSERT_GT(papers.size(), 500);
  std::vector<layer::colour> nights;
  nights.reserve(papers.size());
  for (const layer::colour& paper : papers) nights.push_back(seen_on(theme::night, paper, colour_use::area));
  for (std::size_t i = 0; i < papers.size(); i += 3) {
    for (std::size_t j = i; j < papers.size(); ++j) {
      const double day = contrast(papers[i], papers[j]);
      EXPECT_NEAR(contrast(nights[i], nights[j]), day, 0.04 * day) << i << ' ' << j;
      if (day > 1.05 && relative_luminance(papers[i]) > relative_luminance(papers[j])) {
        EXPECT_LT(relative_luminance(nights[i]), relative_luminance(nights[j]));
      }
    }
  }
}

TEST(Ground, ByNightNoMarkStandsOutLessThanByDay) {
  for (const layer::colour& paper : cube()) {
    if (!has_counterpart(paper)) continue;
    const double day = contrast(paper, ground_colour(theme::day));
    const double night = contrast(seen_on(theme::night, paper), ground_colour(theme::night));
    EXPECT_GE(night, 0.97 * day) << int{paper.r} << ' ' << int{paper.g} << ' ' << int{paper.b};
    EXPECT_LE(night, 5.2 * day) << int{paper.r} << ' ' << int{paper.g} << ' ' << int{paper.b};
    const bool is_grey = paper.r == paper.g && paper.g == paper.b;
    if (is_grey || day > 3.3) {
      EXPECT_LE(night, 1.03 * day);
    }
  }
}

}  // namespace
}  // namespace greenward::viewer
