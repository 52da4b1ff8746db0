#include "engine/report/scale_bar.hpp"

#include <fmt/format.h>
#include <cassert>
#include <cmath>

namespace greenward::report {

namespace {

/// Leaves room for what a division by a power of ten rounds away.
constexpr double kRoundingSlack = 1e-9;

/// Exact for whole exponents of either sign, where std::pow(10, -3) is off by a bit and would show as such.
double scaled_by_power_of_ten(double digits, int exponent) {
  const double power = std::pow(10.0, std::abs(exponent));
  return exponent < 0 ? digits / power : digits * power;
}

}  // namespace

scale_bar round_scale_bar(double metres_per_pixel, double max_pixels) {
  assert(metres_per_pixel > 0 && max_pixels > 0);
  const double longest = metres_per_pixel * max_pixels;
  const int exponent = static_cast<int>(std::floor(std::log10(longest)));
  scale_bar best;
  for (const int digit : {1, 2, 5, 10}) {
    const double metres = scaled_by_power_of_ten(digit, exponent);
    if (metres > longest) break;
    best = {metres, metres / metres_per_pixel, digit == 5 ? 5 : 4};
  }
  if (best.metres == 0) {  // log10 rounded up to the next power
    const double metres = scaled_by_power_of_ten(5, exponent - 1);
    best = {metres, metres / metres_per_pixel, 5};
  }
  return best;
}

std::string length_text(double metres) {
  return metres >= 1000 ? fmt::format("{:g} km", metres / 1000) : fmt::format("{:g} m", metres);
}

double round_denominator(double denominator) {
  assert(denominator > 0);
  const int exponent = static_cast<int>(std::floor(std::log10(denominator))) - 1;
  const double digits = std::ceil(scaled_by_power_of_ten(denominator, -exponent) * (1 - kRoundingSlack));
  return scaled_by_power_of_ten(digits, exponent);
}

std::string ratio_text(double denominator) {
  const std::string digits = fmt::format("{:.0f}", denominator);
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ' ';
    grouped += digits[i];
  }
  return "1:" + grouped;
}

}  // namespace greenward::report
