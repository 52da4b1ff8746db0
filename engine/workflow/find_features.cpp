#include "engine/workflow/find_features.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/export_file.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/predicates.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/filter.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/snapshot.hpp"

#include <limits>
#include <utility>

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

std::vector<std::size_t> matching_rows(const layer::feature_table& table, const find_query& query) {
  std::optional<layer::filter> filter;
  if (!query.where.empty()) filter = layer::filter::parse(query.where, table.schema());
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (query.window && !geo::intersects(table.geometry()[row], *query.window)) continue;
    if (filter && !filter->matches(table, row)) continue;
    rows.push_back(row);
  }
  return rows;
}

find_result nearest_features(const layer::feature_table& matching, geo::crs_code measuring,
                             const find_query& query) {
  const geo::planar_geometry planar = geo::project(matching.geometry(), measuring);
  const geo::planar place = geo::project(*query.near, measuring);
  const index::packed_rtree tree(index::boxes_of(planar));
  const auto distance = [&](std::uint32_t row) { return geo::distance(planar[row], place); };
  const double maximum = query.within ? query.within->value : std::numeric_limits<double>::max();
  std::vector<std::size_t> rows;
  std::vector<double> metres;
  for (const index::neighbour& n :
       tree.nearest(place, query.count.value_or(matching.size()), distance, maximum)) {
    rows.push_back(n.row);
    metres.push_back(n.distance);
  }
  return {matching.selected(rows), std::move(metres)};
}

}  // namespace

find_result find_features(const std::string& database, const std::string& layer, const find_query& query,
                          const task& progress) {
  check(query);
  (void)program_environment().catalogue.layer(layer);
  const auto store = open_for_reading(database);
  progress.throw_if_cancelled();
  const layer::feature_table table = read_layer(*store, layer, query.when, {.window = query.window});
  return find_features(table, measuring_crs(store->info(), {&table, 1}), query);
}

find_result find_features(const layer::feature_table& table, geo::crs_code measuring,
                          const find_query& query) {
  check(query);
  std::vector<std::size_t> rows = matching_rows(table, query);
  if (query.near) return nearest_features(table.selected(rows), measuring, query);
  if (query.count && rows.size() > *query.count) rows.resize(*query.count);
  return {table.selected(rows), {}};
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
