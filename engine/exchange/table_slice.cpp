#include "engine/exchange/table_slice.hpp"

#include <array>
#include <map>
#include <numeric>

namespace greenward::exchange {

namespace {

const char* suffix_of(geo::geometry_kind kind) {
  switch (kind) {
    case geo::geometry_kind::point:
      return "_point";
    case geo::geometry_kind::line:
      return "_line";
    case geo::geometry_kind::polygon:
      return "_polygon";
    case geo::geometry_kind::none:
      break;
  }
  return "_none";
}

/// Of a table that has no geometry in any row.
geo::geometry_kind declared_kind(const layer::layer_schema& schema) {
  switch (schema.geometry) {
    case layer::layer_geometry::point:
      return geo::geometry_kind::point;
    case layer::layer_geometry::line:
      return geo::geometry_kind::line;
    case layer::layer_geometry::polygon:
      return geo::geometry_kind::polygon;
    default:
      return geo::geometry_kind::none;
  }
}

}  // namespace

part_form table_slice::form() const {
  for (const std::size_t row : rows) {
    if ((*geometry)[row].part_count() > 1) return part_form::multiple;
  }
  return part_form::single;
}

table_slice whole_slice(const layer::feature_table& table, const geo::planar_geometry& geometry) {
  table_slice slice{&table, &geometry, table.schema().name, std::vector<std::size_t>(table.size()),
                    std::nullopt};
  std::iota(slice.rows.begin(), slice.rows.end(), std::size_t{0});
  bool mixed = false;
  for (const geo::geometry_kind kind : geometry.kinds()) {
    if (kind == geo::geometry_kind::none) continue;
    mixed = mixed || (slice.kind && *slice.kind != kind);
    slice.kind = kind;
  }
  if (mixed) slice.kind.reset();
  if (!mixed && !slice.kind) slice.kind = declared_kind(table.schema());
  return slice;
}

std::vector<table_slice> slices_by_kind(const layer::feature_table& table,
                                        const geo::planar_geometry& geometry) {
  const table_slice whole = whole_slice(table, geometry);
  if (whole.kind) return {whole};
  std::map<geo::geometry_kind, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < table.size(); ++i) rows[geometry.kinds()[i]].push_back(i);
  std::vector<table_slice> slices;
  for (auto& [kind, of_kind] : rows) {
    slices.push_back({&table, &geometry, whole.name + suffix_of(kind), std::move(of_kind), kind});
  }
  return slices;
}

}  // namespace greenward::exchange
