#include "engine/workflow/find_features.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/export_file.hpp"
#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"
#include "engine/layer/filter.hpp"

#include <algorithm>
#include <limits>

namespace greenward::workflow {

namespace {

void check(const find_query& query) {
  if (query.window && query.window->empty()) {
    throw error(error_code::usage, "--bbox", {"范围无效", "the window is empty"},
                {"顺序为 西,南,东,北（度）", "the order is W,S,E,N in degrees"});
  }
  if (query.within && !query.near)
    throw error(error_code::usage, "--within", {"需要与 --near 同用", "it needs --near"}, {});
}

/// The window as a planar polygon: its edges are densified so that parallels stay where they are.
geo::planar_geometry window_polygon(const geo::lon_lat_box& window, geo::crs_code measuring) {
  constexpr int kSteps = 16;
  std::vector<geo::lon_lat> ring;
  const auto edge = [&](geo::lon_lat a, geo::lon_lat b) {
    for (int i = 0; i < kSteps; ++i) {
      const double t = static_cast<double>(i) / kSteps;
      ring.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
    }
  };
  const geo::lon_lat sw = window.min, ne = window.max, se{ne.x, sw.y}, nw{sw.x, ne.y};
  edge(sw, se);
  edge(se, ne);
  edge(ne, nw);
  edge(nw, sw);
  geo::geographic_geometry polygon;
  polygon.append_polygon(ring);
  return geo::project(polygon, measuring);
}

std::vector<std::size_t> rows_in_window(const layer_snapshot& layer, const geo::lon_lat_box& window,
                                        geo::crs_code measuring) {
  const geo::planar_geometry polygon = window_polygon(window, measuring);
  std::vector<std::size_t> rows;
  layer.index.visit_window(polygon[0].box(), [&](std::uint32_t row) {
    if (geo::distance(polygon[0], layer.planar[row]) == 0) rows.push_back(row);
  });
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<std::size_t> all_rows(std::size_t n) {
  std::vector<std::size_t> rows(n);
  for (std::size_t i = 0; i < n; ++i) rows[i] = i;
  return rows;
}

}  // namespace

find_result find_features(const district_snapshot& district, const std::string& layer,
                          const find_query& query) {
  check(query);
  const layer_snapshot& searched = district.at(layer);
  std::vector<std::size_t> rows = query.window ? rows_in_window(searched, *query.window, district.measuring)
                                               : all_rows(searched.table.size());
  if (!query.where.empty()) {
    const auto filter = layer::filter::parse(query.where, searched.table.schema());
    std::erase_if(rows, [&](std::size_t row) { return !filter.matches(searched.table, row); });
  }
  std::vector<double> distances;
  if (query.near) {
    std::vector<std::uint8_t> wanted(searched.table.size(), 0);
    for (const std::size_t row : rows) wanted[row] = 1;
    const geo::planar place = geo::project(*query.near, district.measuring);
    const auto distance = [&](std::uint32_t row) {
      return wanted[row] ? geo::distance(searched.planar[row], place)
                         : std::numeric_limits<double>::infinity();
    };
    const double maximum = query.within ? query.within->value : std::numeric_limits<double>::max();
    const auto nearest = searched.index.nearest(place, query.count.value_or(rows.size()), distance, maximum);
    rows.clear();
    for (const index::neighbour& n : nearest) {
      rows.push_back(n.row);
      distances.push_back(n.distance);
    }
  } else if (query.count && rows.size() > *query.count) {
    rows.resize(*query.count);
  }
  return {searched.table.selected(rows), std::move(distances)};
}

std::string to_geojson(const find_result& found) {
  if (found.metres.empty()) return exchange::to_geojson(found.table);
  layer::feature_table with_distance = found.table;
  layer::field field;
  field.name = "distance_m";
  field.type = layer::field_type::real;
  field.title = {"距离", "Distance"};
  field.unit = "m";
  layer::column column(field.type);
  for (const double metres : found.metres) column.append_real(metres);
  with_distance.add_column(field, std::move(column));
  return exchange::to_geojson(with_distance);
}

}  // namespace greenward::workflow
