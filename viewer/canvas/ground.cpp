#include "viewer/canvas/ground.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::viewer {

namespace {

/// Red, green and blue in proportion to light, 0 to 1; outside it where the screen has no such colour.
using light = std::array<double, 3>;

constexpr layer::colour kDayGround{246, 246, 242, 255}, kNightGround{20, 24, 29, 255};
constexpr double kFlare = 0.05;  ///< WCAG's light of the room on the screen
constexpr double kWhiteX = 0.95047, kWhiteZ = 1.08883;
constexpr double kKnee = 6.0 / 29;

double light_of(std::uint8_t value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

std::uint8_t value_of(double amount) {
  const double share = amount <= 0.0031308 ? 12.92 * amount : 1.055 * std::pow(amount, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

/// CIELAB's root, linear near black, and what undoes it.
double lab_root(double t) {
  return t > kKnee * kKnee * kKnee ? std::cbrt(t) : t / (3 * kKnee * kKnee) + 4.0 / 29;
}
double lab_cube(double t) {
  return t > kKnee ? t * t * t : 3 * kKnee * kKnee * (t - 4.0 / 29);
}

struct chroma {
  double a = 0, b = 0;
};

chroma chroma_of(layer::colour colour) {
  const double r = light_of(colour.r), g = light_of(colour.g), b = light_of(colour.b);
  const double x = lab_root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / kWhiteX);
  const double y = lab_root(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
  const double z = lab_root((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / kWhiteZ);
  return {500 * (x - y), 200 * (y - z)};
}

light light_of(double luminance, chroma wanted) {
  const double root_y = lab_root(luminance);
  const double x = kWhiteX * lab_cube(root_y + wanted.a / 500);
  const double y = luminance;
  const double z = kWhiteZ * lab_cube(root_y - wanted.b / 200);
  return {3.2404542 * x - 1.5371385 * y - 0.4985314 * z, -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
          0.0556434 * x - 0.2040259 * y + 1.0572252 * z};
}

bool has_screen(const light& wanted) {
  constexpr double kRounding = 1e-4;
  return std::ranges::all_of(wanted, [](double part) { return part >= -kRounding && part <= 1 + kRounding; });
}

/// As much of the chroma as the screen has at that luminance. Grey is always there.
light nearest_on_screen(double luminance, chroma wanted) {
  if (const light whole = light_of(luminance, wanted); has_screen(whole)) return whole;
  double had = 0, lacking = 1;
  for (int i = 0; i < 16; ++i) {
    const double share = (had + lacking) / 2;
    const bool there = has_screen(light_of(luminance, {wanted.a * share, wanted.b * share}));
    (there ? had : lacking) = share;
  }
  return light_of(luminance, {wanted.a * had, wanted.b * had});
}

/// 0 up to `from`, 1 from `to` on, without a corner between.
double smooth_step(double value, double from, double to) {
  const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// Of what is drawn in HSV: 0 for grey, 1 for a pure colour.
double saturation_of(layer::colour colour) {
  const int most = std::max({colour.r, colour.g, colour.b}), least = std::min({colour.r, colour.g, colour.b});
  return most == 0 ? 0 : 1 - static_cast<double>(least) / most;
}

double night_light() {
  return relative_luminance(kNightGround) + kFlare;
}

/// How much lighter than the night's ground it is to be; below 1: darker.
double contrast_by_night(layer::colour colour, colour_use use) {
  constexpr double kDull = 0.25, kVivid = 0.42;      // saturation: pale yellow paper, light blue works
  constexpr double kLight = 2.2, kDarkEnough = 3.2;  // contrast by day: no mark above the latter needs more
  constexpr double kMostGain = 5;
  const double own = relative_luminance(colour) + kFlare;
  const double by_day = (relative_luminance(kDayGround) + kFlare) / own;
  if (use == colour_use::area) return by_day;
  const double kept = std::max(by_day, std::min(own / night_light(), kMostGain * by_day));
  const double share =
      smooth_step(saturation_of(colour), kDull, kVivid) * (1 - smooth_step(by_day, kLight, kDarkEnough));
  return by_day * std::pow(kept / by_day, share);
}

}  // namespace

layer::colour ground_colour(theme on) {
  return on == theme::day ? kDayGround : kNightGround;
}

double relative_luminance(layer::colour colour) {
  return 0.2126 * light_of(colour.r) + 0.7152 * light_of(colour.g) + 0.0722 * light_of(colour.b);
}

double contrast(layer::colour one, layer::colour other) {
  const double a = relative_luminance(one), b = relative_luminance(other);
  return (std::max(a, b) + kFlare) / (std::min(a, b) + kFlare);
}

layer::colour seen_on(theme on, layer::colour colour, colour_use use) {
  if (on == theme::day) return colour;
  const double luminance = contrast_by_night(colour, use) * night_light() - kFlare;
  const light seen = nearest_on_screen(std::clamp(luminance, 0.0, 1.0), chroma_of(colour));
  return {value_of(seen[0]), value_of(seen[1]), value_of(seen[2]), colour.a};
}

}  // namespace greenward::viewer
