#include "engine/workflow/snapshot.hpp"

#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/layer/style_classes.hpp"
#include "engine/workflow/environment.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

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

std::vector<const layer::layer_schema*> schemas_of(std::span<const std::string> names) {
  std::vector<const layer::layer_schema*> schemas;
  for (const layer::layer_schema& schema : program_environment().catalogue.layers()) {
    if (names.empty() || std::find(names.begin(), names.end(), schema.name) != names.end())
      schemas.push_back(&schema);
  }
  return schemas;
}

/// Stores that are open on one database, each for one thread at a time.
class reader_pool {
 public:
  reader_pool(const std::string& address, std::unique_ptr<store::store> first) : address_(address) {
    free_.push_back(std::move(first));
  }
  [[nodiscard]] std::unique_ptr<store::store> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        std::unique_ptr<store::store> taken = std::move(free_.back());
        free_.pop_back();
        return taken;
      }
    }
    return open_for_reading(address_);
  }
  void give_back(std::unique_ptr<store::store> store) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(store));
  }

 private:
  std::string address_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<store::store>> free_;
};

store::layer_part part_of(const snapshot_scope& scope, const std::string& layer) {
  store::layer_part part{scope.window, std::nullopt};
  const auto style = std::ranges::find(scope.drawn_by, layer, &layer::layer_style::layer);
  if (style != scope.drawn_by.end()) part.fields = layer::drawn_fields(*style);
  return part;
}

/// A layer or a run of its ids.
struct reading {
  const layer::layer_schema* schema = nullptr;
  store::layer_part part{};
  std::optional<layer::feature_table> table{};
};

/// A large layer in runs of ids, so that all processors have something to read.
void append_readings(const layer::layer_schema& schema, const store::layer_part& part, std::int64_t last_id,
                     std::vector<reading>& readings) {
  constexpr std::int64_t kLeast = 100'000;  // ids
  constexpr std::size_t kOfEachThread = 4;
  const std::int64_t runs = std::clamp<std::int64_t>(
      last_id / kLeast, 1, static_cast<std::int64_t>(kOfEachThread * processor_count()));
  const std::int64_t width = last_id / runs + 1;
  for (std::int64_t run = 0; run < runs; ++run) {
    reading& added = readings.emplace_back(reading{&schema, part});
    if (run > 0) added.part.ids.first = run * width;
    if (run + 1 < runs) added.part.ids.last = (run + 1) * width - 1;
  }
}

enum class large_layers { in_runs, at_once };

std::vector<reading> readings_of(const store::store& store, std::span<const std::string> names,
                                 const moment& when, const snapshot_scope& scope, large_layers how) {
  std::vector<reading> readings;
  for (const layer::layer_schema* schema : schemas_of(names)) {
    // What lies in a window is found in a moment; ids do not tell how much it is.
    const bool in_runs = how == large_layers::in_runs && !scope.window && reads_parts(schema->name, when);
    const std::int64_t last = in_runs ? store.last_id(schema->name) : 0;
    append_readings(*schema, part_of(scope, schema->name), last, readings);
  }
  return readings;
}

/// The runs of each layer put together.
std::vector<layer::feature_table> joined(std::vector<reading> readings) {
  std::vector<layer::feature_table> tables;
  const layer::layer_schema* last = nullptr;
  for (reading& one : readings) {
    if (one.schema == last)
      tables.back().append(*one.table);
    else
      tables.push_back(std::move(*one.table));
    one.table.reset();
    last = one.schema;
  }
  return tables;
}

/// Several at once: most of the time goes into taking values apart, not into the disk.
std::vector<layer::feature_table> read_tables(reader_pool& readers, std::vector<reading> readings,
                                              const task& progress, const moment& when) {
  std::size_t done = 0;
  std::mutex reporting;
  parallel_for(readings.size(), 1, [&](std::size_t i, std::size_t) {
    reading& one = readings[i];
    progress.throw_if_cancelled();
    {
      const std::lock_guard lock(reporting);
      progress.report({"读取 " + one.schema->title.zh, "reading " + one.schema->title.en},
                      static_cast<double>(done++), static_cast<double>(readings.size()));
    }
    auto store = readers.take();
    one.table = read_layer(*store, one.schema->name, when, one.part);
    readers.give_back(std::move(store));
  });
  return joined(std::move(readings));
}

/// Each with its geometry in the measuring CRS, and the index over it.
std::vector<layer_snapshot> placed(std::vector<layer::feature_table> tables, geo::crs_code measuring,
                                   const task& progress) {
  std::vector<std::optional<layer_snapshot>> made(tables.size());
  parallel_for(tables.size(), 1, [&](std::size_t i, std::size_t) {
    progress.throw_if_cancelled();
    geo::planar_geometry planar = geo::project(tables[i].geometry(), measuring);
    index::packed_rtree index(index::boxes_of(planar));
    made[i] = layer_snapshot{std::move(tables[i]), std::move(planar), std::move(index)};
  });
  std::vector<layer_snapshot> layers;
  for (std::optional<layer_snapshot>& layer : made) layers.push_back(std::move(*layer));
  return layers;
}

}  // namespace

std::shared_ptr<const district_snapshot> load_snapshot(const std::string& address,
                                                       std::span<const std::string> layers,
                                                       const task& progress, const moment& when,
                                                       const snapshot_scope& scope) {
  for (const std::string& name : layers) (void)program_environment().catalogue.layer(name);
  auto store = open_for_reading(address);
  auto snapshot = std::make_shared<district_snapshot>();
  snapshot->content_version = store->content_version();
  snapshot->when = when;
  snapshot->info = store->info();
  snapshot_scope read = scope;
  if (snapshot->info.measuring_crs.epsg == 0) read.window.reset();
  std::vector<reading> in_runs = readings_of(*store, layers, when, read, large_layers::in_runs);
  std::vector<reading> at_once = readings_of(*store, layers, when, read, large_layers::at_once);
  reader_pool readers(address, std::move(store));
  std::vector<layer::feature_table> tables = read_tables(readers, std::move(in_runs), progress, when);
  // Runs that were read before and after a commit are no state that the layer ever was in.
  if (readers.take()->content_version() != snapshot->content_version)
    tables = read_tables(readers, std::move(at_once), progress, when);
  snapshot->measuring = measuring_crs(snapshot->info, tables);
  snapshot->layers = placed(std::move(tables), snapshot->measuring, progress);
  return snapshot;
}

}  // namespace greenward::workflow
