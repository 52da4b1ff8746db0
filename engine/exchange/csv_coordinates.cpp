#include "engine/exchange/csv_coordinates.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string_view>

namespace greenward::exchange {

namespace {

std::optional<std::size_t> field_named(const std::vector<std::string>& fields,
                                       std::initializer_list<std::string_view> names) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::string name = fields[i];
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (std::find(names.begin(), names.end(), name) != names.end()) return i;
  }
  return std::nullopt;
}

std::string_view trimmed(const cell& value) {
  const auto* text = std::get_if<std::string>(&value);
  std::string_view result = text == nullptr ? std::string_view() : std::string_view(*text);
  while (!result.empty() && result.front() == ' ') result.remove_prefix(1);
  while (!result.empty() && result.back() == ' ') result.remove_suffix(1);
  return result;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

}  // namespace

std::optional<csv_coordinates> csv_coordinates::find(const std::vector<std::string>& fields) {
  const auto x = field_named(fields, {"lon", "lng", "long", "longitude", "经度", "x", "easting"});
  const auto y = field_named(fields, {"lat", "latitude", "纬度", "y", "northing"});
  if (!x || !y) return std::nullopt;
  csv_coordinates found;
  found.x_ = *x;
  found.y_ = *y;
  return found;
}

read_geometry csv_coordinates::point_of(const std::vector<cell>& cells) const {
  const std::string_view x_text = trimmed(cells[x_]), y_text = trimmed(cells[y_]);
  const auto x = number(x_text), y = number(y_text);
  read_geometry result;
  if (x && y) {
    result.geometry.append_point({*x, *y});
    return result;
  }
  result.geometry.append_none();
  if (!x_text.empty() || !y_text.empty()) {
    const std::string seen = "(" + std::string(x_text) + ", " + std::string(y_text) + ")";
    result.refused = bilingual{"坐标不是有效数字：" + seen, "its coordinates are not numbers: " + seen};
  }
  return result;
}

}  // namespace greenward::exchange
