// Numbers as a person reads them on a map.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/geo/point.hpp"

#include <cstdint>
#include <string>

namespace greenward::viewer {

/// "714,919"
[[nodiscard]] std::string count_text(std::int64_t value);

/// Up to `decimals` digits after the point without trailing zeros, thousands grouped: "12,345.6".
[[nodiscard]] std::string number_text(double value, int decimals);

/// "35.2%"; a total of 0 gives "–".
[[nodiscard]] std::string share_text(double part, double total);

/// "125.23456° E  43.88012° N" or "东经 125.23456°  北纬 43.88012°".
[[nodiscard]] std::string position_text(geo::lon_lat place, language lang);

/// "1:25,000": three significant digits.
[[nodiscard]] std::string scale_text(double denominator);

/// "500 m", "2 km"; "500 米", "2 公里".
[[nodiscard]] std::string distance_text(double metres, language lang);

/// Of something measured: "523.4 m", "1.234 km"; "523.4 米", "1.234 公里".
[[nodiscard]] std::string length_text(double metres, language lang);

/// With its traditional measure: "5,230.1 m² (7.85 mu)", "1.234 km²"; "5,230.1 平方米（7.85 亩）". One mu is
/// 2000/3 square metres; from a hectare on hectares, from a square kilometre on square kilometres.
[[nodiscard]] std::string area_text(double square_metres, language lang);

}  // namespace greenward::viewer
