#include "engine/exchange/export_geojson.hpp"

#include "engine/base/date.hpp"
#include "engine/exchange/export_file.hpp"
#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace greenward::exchange {

namespace {

void append_position(std::string& text, geo::lon_lat p) {
  fmt::format_to(std::back_inserter(text), "[{:.15g},{:.15g}]", p.x, p.y);
}

void append_line(std::string& text, std::span<const geo::lon_lat> line) {
  text += '[';
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) text += ',';
    append_position(text, line[i]);
  }
  text += ']';
}

void append_polygon(std::string& text, geo::geographic_view geometry, std::size_t part) {
  text += '[';
  for (std::size_t r = 0; r < geometry.ring_count(part); ++r) {
    if (r > 0) text += ',';
    const auto ring = geometry.ring(part, r);
    std::vector<geo::lon_lat> turned(ring.begin(), ring.end());
    const bool counter_clockwise = geo::signed_area(ring) > 0;
    if (counter_clockwise != (r == 0)) std::reverse(turned.begin(), turned.end());
    append_line(text, turned);
  }
  text += ']';
}

void append_part(std::string& text, geo::geographic_view geometry, std::size_t part) {
  switch (geometry.kind()) {
    case geo::geometry_kind::point:
      return append_position(text, geometry.ring(part, 0).front());
    case geo::geometry_kind::line:
      return append_line(text, geometry.ring(part, 0));
    case geo::geometry_kind::polygon:
      return append_polygon(text, geometry, part);
    case geo::geometry_kind::none:
      break;
  }
}

const char* type_name(geo::geometry_kind kind) {
  switch (kind) {
    case geo::geometry_kind::point:
      return "Point";
    case geo::geometry_kind::line:
      return "LineString";
    default:
      return "Polygon";
  }
}

std::string feature_text(const layer::feature_table& table, std::size_t row) {
  std::string text = R"({"type":"Feature","id":)" + std::to_string(table.ids()[row].value) +
                     R"(,"geometry":)" + geojson_geometry(table.geometry()[row]) + R"(,"properties":{)";
  const auto& fields = table.schema().fields;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (f > 0) text += ',';
    text += json_string(fields[f].name) + ":" + json_value(table.columns()[f], row);
  }
  return text + "}}";
}

}  // namespace

std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string geojson_geometry(geo::geographic_view geometry) {
  if (geometry.is_none() || geometry.part_count() == 0) return "null";
  const bool multiple = geometry.part_count() > 1;
  std::string text = std::string(R"({"type":")") + (multiple ? "Multi" : "") + type_name(geometry.kind()) +
                     R"(","coordinates":)" + (multiple ? "[" : "");
  for (std::size_t p = 0; p < geometry.part_count(); ++p) {
    if (p > 0) text += ',';
    append_part(text, geometry, p);
  }
  return text + (multiple ? "]}" : "}");
}

std::string json_value(const layer::column& column, std::size_t row) {
  if (!column.has(row)) return "null";
  switch (column.type()) {
    case layer::field_type::integer:
      return std::to_string(column.integer(row));
    case layer::field_type::boolean:
      return column.integer(row) != 0 ? "true" : "false";
    case layer::field_type::date:
      return json_string(format_date(date_from_days(column.integer(row))));
    case layer::field_type::real:
      return std::isfinite(column.real(row)) ? fmt::format("{}", column.real(row)) : "null";
    default:
      return json_string(column.text(row));
  }
}

std::string to_geojson(const layer::feature_table& table) {
  std::string text =
      R"({"type":"FeatureCollection","name":)" + json_string(table.schema().name) + ",\"features\":[\n";
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (i > 0) text += ",\n";
    text += feature_text(table, i);
  }
  return text + "\n]}\n";
}

}  // namespace greenward::exchange
