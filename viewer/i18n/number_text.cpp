#include "viewer/i18n/number_text.hpp"

#include <fmt/format.h>
#include <cmath>
#include <cstddef>

namespace greenward::viewer {

namespace {

/// Puts a comma before every third digit of the whole part of `digits`.
std::string grouped(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::size_t at = digits.find('.');
  if (at == std::string::npos) at = digits.size();
  while (at > first + 3) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace

std::string count_text(std::int64_t value) {
  return grouped(fmt::format("{}", value));
}

std::string number_text(double value, int decimals) {
  if (!std::isfinite(value)) return "–";
  if (std::abs(value) >= 1e15) return fmt::format("{:g}", value);
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (decimals > 0) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  return digits == "-0" ? "0" : grouped(digits);
}

std::string share_text(double part, double total) {
  return total > 0 ? fmt::format("{:.1f}%", 100.0 * part / total) : "–";
}

std::string position_text(geo::lon_lat place, language lang) {
  const double lon = std::abs(place.x);
  const double lat = std::abs(place.y);
  if (lang == language::zh) {
    return fmt::format("{} {:.5f}°  {} {:.5f}°", place.x < 0 ? "西经" : "东经", lon,
                       place.y < 0 ? "南纬" : "北纬", lat);
  }
  return fmt::format("{:.5f}° {}  {:.5f}° {}", lon, place.x < 0 ? "W" : "E", lat, place.y < 0 ? "S" : "N");
}

std::string scale_text(double denominator) {
  if (!(denominator >= 1) || !std::isfinite(denominator)) return "1:1";
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(denominator)) - 2));
  return "1:" + number_text(std::round(denominator / unit) * unit, 0);
}

std::string distance_text(double metres, language lang) {
  const bool kilometres = metres >= 1000;
  const std::string amount = number_text(kilometres ? metres / 1000 : metres, 1);
  if (lang == language::zh) return amount + (kilometres ? " 公里" : " 米");
  return amount + (kilometres ? " km" : " m");
}

std::string length_text(double metres, language lang) {
  const bool kilometres = metres >= 1000;
  const std::string amount =
      kilometres ? fmt::format("{:.3f}", metres / 1000) : fmt::format("{:.1f}", metres);
  if (lang == language::zh) return grouped(amount) + (kilometres ? " 公里" : " 米");
  return grouped(amount) + (kilometres ? " km" : " m");
}

std::string area_text(double square_metres, language lang) {
  struct unit {
    double size;
    int decimals;
    const char* zh;
    const char* en;
  };
  constexpr unit kSquareMetre{1, 1, "平方米", "m²"}, kHectare{1e4, 3, "公顷", "ha"},
      kSquareKilometre{1e6, 3, "平方公里", "km²"};
  constexpr double kMu = 2000.0 / 3;
  const unit& in = square_metres >= 1e6 ? kSquareKilometre : square_metres >= 1e4 ? kHectare : kSquareMetre;
  const std::string amount = grouped(fmt::format("{:.{}f}", square_metres / in.size, in.decimals));
  const std::string mu = number_text(square_metres / kMu, 2);
  if (lang == language::zh) return amount + " " + in.zh + "（" + mu + " 亩）";
  return amount + " " + in.en + " (" + mu + " mu)";
}

}  // namespace greenward::viewer
