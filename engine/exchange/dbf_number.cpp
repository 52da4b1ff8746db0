#include "engine/exchange/dbf_number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

constexpr int kDigits = 15;

}  // namespace

void dbf_number_format::include(std::int64_t value) {
  whole_ = std::max(whole_, static_cast<int>(std::to_string(value).size()));
}

void dbf_number_format::include(double value) {
  if (!std::isfinite(value) || std::abs(value) >= 1e23) return;
  // d.ddd…e±xx to 15 digits: the digits after the last non-zero one need no room.
  const std::string digits = fmt::format("{:.{}e}", value, kDigits - 1);
  const std::size_t e = digits.find('e');
  const int exponent = std::stoi(digits.substr(e + 1));
  const std::size_t last = digits.find_last_not_of('0', e - 1);
  const int significant = static_cast<int>(last - digits.find('.'));
  whole_ = std::max(whole_, std::max(exponent, 0) + 1 + (value < 0 ? 1 : 0));
  decimals = std::max({decimals, significant - exponent, 1});
}

void dbf_number_format::settle() {
  if (decimals > 0) decimals = std::clamp(decimals, 1, std::max(1, kMostWidth - 1 - whole_));
  width = whole_ + (decimals > 0 ? decimals + 1 : 0);
}

double dbf_number_format::kept(double value) const {
  if (!std::isfinite(value)) return std::numeric_limits<double>::quiet_NaN();
  const std::string text = fmt::format("{:.{}f}", value, decimals);
  if (static_cast<int>(text.size()) > width) return std::numeric_limits<double>::quiet_NaN();
  return std::strtod(text.c_str(), nullptr);
}

bool same_to_15_digits(double a, double b) {
  return fmt::format("{:.{}e}", a, kDigits - 1) == fmt::format("{:.{}e}", b, kDigits - 1);
}

bool survives_as_integer(std::int64_t value) {
  return std::to_string(value).size() <= 18;
}

}  // namespace greenward::exchange
