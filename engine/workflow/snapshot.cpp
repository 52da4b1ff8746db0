#include "engine/workflow/snapshot.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::workflow {

const layer_snapshot* district_snapshot::find(std::string_view layer) const {
  for (const layer_snapshot& candidate : layers)
    if (candidate.table.schema().name == layer) return &candidate;
  return nullptr;
}

const layer_snapshot& district_snapshot::at(std::string_view layer) const {
  if (const layer_snapshot* found = find(layer)) return *found;
  throw error(error_code::usage, std::string(layer), {"图层未载入", "the layer was not loaded"}, {});
}

geo::planar_box district_snapshot::bounds() const {
  geo::planar_box result;
  for (const layer_snapshot& layer : layers) result.include(layer.index.bounds());
  return result;
}

geo::crs_code measuring_crs(const store::district_info& info, std::span<const layer::feature_table> tables) {
  if (info.measuring_crs.epsg != 0) return info.measuring_crs;
  geo::lon_lat_box extent;
  for (const layer::feature_table& table : tables)
    for (const geo::lon_lat& p : table.geometry().points()) extent.include(p);
  return geo::measuring_crs_for(extent.empty() ? geo::lon_lat{125.25, 43.88} : extent.centre());
}

namespace {

std::vector<layer::feature_table> read_tables(store::store& store, std::span<const std::string> names,
                                              const task& progress, const moment& when) {
  std::vector<layer::feature_table> tables;
  for (const layer::layer_schema& schema : program_environment().catalogue.layers()) {
    if (!names.empty() && std::find(names.begin(), names.end(), schema.name) == names.end()) continue;
    progress.throw_if_cancelled();
    progress.report(
        {"读取 " + schema.title.zh, "reading " + schema.title.en}, static_cast<double>(tables.size()),
        static_cast<double>(names.empty() ? program_environment().catalogue.layers().size() : names.size()));
    tables.push_back(read_layer(store, schema.name, when));
  }
  return tables;
}

}  // namespace

std::shared_ptr<const district_snapshot> load_snapshot(const std::string& address,
                                                       std::span<const std::string> layers,
                                                       const task& progress, const moment& when) {
  for (const std::string& name : layers) (void)program_environment().catalogue.layer(name);
  const auto store = open_for_reading(address);
  auto snapshot = std::make_shared<district_snapshot>();
  snapshot->content_version = store->content_version();
  snapshot->when = when;
  auto tables = read_tables(*store, layers, progress, when);
  snapshot->info = store->info();
  snapshot->measuring = measuring_crs(snapshot->info, tables);
  for (layer::feature_table& table : tables) {
    progress.throw_if_cancelled();
    geo::planar_geometry planar = geo::project(table.geometry(), snapshot->measuring);
    index::packed_rtree index(index::boxes_of(planar));
    snapshot->layers.push_back({std::move(table), std::move(planar), std::move(index)});
  }
  return snapshot;
}

}  // namespace greenward::workflow
