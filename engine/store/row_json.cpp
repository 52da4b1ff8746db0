#include "engine/store/row_json.hpp"

#include "engine/base/date.hpp"

#include <nlohmann/json.hpp>

namespace greenward::store {

namespace {

using layer::field_type;
using nlohmann::ordered_json;

std::string dumped(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json field_value_json(const layer::column& column, std::size_t row) {
  if (!column.has(row)) return nullptr;
  switch (column.type()) {
    case field_type::integer:
      return column.integer(row);
    case field_type::real:
      return column.real(row);
    case field_type::boolean:
      return column.integer(row) != 0;
    case field_type::date:
      return format_date(date_from_days(column.integer(row)));
    default:
      return column.text(row);
  }
}

ordered_json ring_json(std::span<const geo::lon_lat> ring) {
  ordered_json points = ordered_json::array();
  for (const geo::lon_lat& p : ring) points.push_back({p.x, p.y});
  return points;
}

ordered_json part_json(geo::geographic_view geometry, std::size_t part) {
  if (geometry.kind() == geo::geometry_kind::point) return ring_json(geometry.ring(part, 0)).at(0);
  if (geometry.kind() == geo::geometry_kind::line) return ring_json(geometry.ring(part, 0));
  ordered_json rings = ordered_json::array();
  for (std::size_t r = 0; r < geometry.ring_count(part); ++r)
    rings.push_back(ring_json(geometry.ring(part, r)));
  return rings;
}

const char* multi_name(geo::geometry_kind kind) {
  switch (kind) {
    case geo::geometry_kind::point:
      return "MultiPoint";
    case geo::geometry_kind::line:
      return "MultiLineString";
    default:
      return "MultiPolygon";
  }
}

ordered_json geometry_value_json(geo::geographic_view geometry) {
  if (geometry.is_none()) return nullptr;
  ordered_json parts = ordered_json::array();
  for (std::size_t p = 0; p < geometry.part_count(); ++p) parts.push_back(part_json(geometry, p));
  return ordered_json{{"type", multi_name(geometry.kind())}, {"coordinates", std::move(parts)}};
}

}  // namespace

std::string field_json(const layer::feature_table& rows, std::size_t row, std::size_t field) {
  return dumped(field_value_json(rows.columns()[field], row));
}

std::string geometry_json(geo::geographic_view geometry) {
  return dumped(geometry_value_json(geometry));
}

std::string row_json(const layer::feature_table& rows, std::size_t row) {
  ordered_json fields = ordered_json::object();
  for (std::size_t f = 0; f < rows.columns().size(); ++f) {
    if (rows.columns()[f].has(row))
      fields[rows.schema().fields[f].name] = field_value_json(rows.columns()[f], row);
  }
  return dumped(ordered_json{{"id", rows.ids()[row].value},
                             {"fields", std::move(fields)},
                             {"geometry", geometry_value_json(rows.geometry()[row])}});
}

std::string text_json(std::string_view text) {
  return dumped(ordered_json(text));
}

}  // namespace greenward::store
