#include "engine/exchange/csv_coordinates.hpp"

#include "engine/exchange/coordinate_guard.hpp"

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

std::string_view text_in(const cell& value) {
  const auto* text = std::get_if<std::string>(&value);
  std::string_view result = text == nullptr ? std::string_view() : std::string_view(*text);
  while (!result.empty() && result.front() == ' ') result.remove_prefix(1);
  while (!result.empty() && result.back() == ' ') result.remove_suffix(1);
  return result;
}

/// What the cell shows a person, for a message.
std::string shown(const cell& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) return std::to_string(*real);
  return std::string(text_in(value));
}

bool is_blank(const cell& value) {
  const auto* text = std::get_if<std::string>(&value);
  return std::holds_alternative<std::monostate>(value) || (text != nullptr && text_in(value).empty());
}

std::optional<double> number(const cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&cell)) {
    return std::isfinite(*real) ? std::optional(*real) : std::nullopt;
  }
  const std::string_view text = text_in(cell);
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
  found.bare_letters_ = fields[*x].size() == 1 && fields[*y].size() == 1;
  return found;
}

read_geometry csv_coordinates::point_of(const std::vector<cell>& cells, bool projected) const {
  const auto x = number(cells[x_]), y = number(cells[y_]);
  read_geometry result;
  if (x && y) {
    const bool turned = projected && bare_letters_ && is_northing_first({*x, *y});
    result.geometry.append_point(turned ? geo::planar{*y, *x} : geo::planar{*x, *y});
    if (turned)
      result.notes.push_back({"X 列是纵坐标（向北）、Y 列是横坐标（向东），已按此采用",
                              "column X holds northings and column Y eastings, and was taken so"});
    return result;
  }
  result.geometry.append_none();
  if (!is_blank(cells[x_]) || !is_blank(cells[y_])) {
    const std::string seen = "(" + shown(cells[x_]) + ", " + shown(cells[y_]) + ")";
    result.refused = bilingual{"坐标不是有效数字：" + seen, "its coordinates are not numbers: " + seen};
  }
  return result;
}

}  // namespace greenward::exchange
