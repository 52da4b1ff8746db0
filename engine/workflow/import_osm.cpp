#include "engine/workflow/import_osm.hpp"
#include "engine/workflow/last_entry.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/osm_file.hpp"
#include "engine/workflow/district_settings.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rejects_file.hpp"

#include <fmt/format.h>

namespace greenward::workflow {

namespace fs = std::filesystem;

namespace {

void refuse_second_network(const store::store& store, import_mode mode) {
  if (mode == import_mode::replace || store.count("walk_edges") == 0) return;
  throw error(error_code::usage, "walk_edges", {"已有步行网络", "there is a walking network already"},
              {"请用 --mode replace 替换，或导入到新的数据库",
               "replace it with --mode replace, or import into a new database"});
}

/// The ids of the extract are positions within it: they serve only while a layer is empty.
layer::feature_table fitted(const layer::feature_table& table, const store::store& store, import_mode mode) {
  layer::feature_table rows = table;
  if (mode == import_mode::append && store.count(table.schema().name) > 0) rows.clear_ids();
  return rows;
}

import_summary write_layer(store::store& store, store::write_transaction& transaction,
                           const layer::feature_table& table, import_mode mode, const task& progress) {
  import_summary summary;
  summary.layer = table.schema().name;
  summary.crs = "EPSG:4326";
  summary.read = static_cast<std::int64_t>(table.size());
  summary.inserted = summary.read;
  const layer::feature_table rows = fitted(table, store, mode);
  if (mode == import_mode::replace) {
    const layer::feature_table old = store.read(summary.layer);
    summary.removed = static_cast<std::int64_t>(old.size());
    transaction.erase(summary.layer, old.ids());
  }
  transaction.insert(rows, progress);
  return summary;
}

fs::path write_refusals(const osm_import_request& request,
                        const std::vector<exchange::osm_refusal>& refused) {
  std::vector<refused_record> records;
  for (const exchange::osm_refusal& refusal : refused) {
    records.push_back({static_cast<std::int64_t>(records.size()) + 1,
                       {refusal.reason},
                       {refusal.object, refusal.layer},
                       ""});
  }
  const fs::path database(request.database);
  const fs::path file =
      !request.rejects.empty()
          ? request.rejects
          : free_name(database.parent_path() / (database.stem().string() + "-rejects-osm.csv"));
  const std::vector<std::string> fields{"object", "layer"};
  write_rejects(file, fields, records);
  return file;
}

/// For a person who wonders at the number of stops.
void tell_merged_stops(std::size_t merged, import_summary& summary) {
  if (merged == 0 || summary.layer != "facilities") return;
  summary.notes.push_back(
      {fmt::format("{} 处公交站台与同一站的站牌或站台并为一处，列在退回文件中", merged),
       fmt::format(
           "{} platforms are the same bus stops as poles or platforms beside them: merged, and listed "
           "with the refused records",
           merged)});
}

/// The walking network decides the district's measuring CRS; without one, the first layer that has geometry.
const geo::geographic_geometry& largest_geometry(const std::vector<layer::feature_table>& tables) {
  const layer::feature_table* largest = &tables.front();
  for (const layer::feature_table& table : tables)
    if (table.geometry().points().size() > largest->geometry().points().size()) largest = &table;
  return largest->geometry();
}

}  // namespace

std::vector<import_summary> import_osm(const osm_import_request& request, const task& progress) {
  const exchange::osm_extract extract =
      exchange::read_osm(request.file, program_environment().catalogue, request.clip, progress);
  const auto store = open_or_create(request.database);
  refuse_second_network(*store, request.mode);
  const auto transaction = store->begin(
      {request.who, "import",
       request.file.filename().string() + (request.note.empty() ? "" : "：" + request.note), ""});
  std::vector<import_summary> summaries;
  for (const layer::feature_table& table : extract.tables)
    summaries.push_back(write_layer(*store, *transaction, table, request.mode, progress));
  store::district_info info = store->info();
  if (const auto completed = completed_info(info, request.database, largest_geometry(extract.tables)))
    info = *completed;
  info.notice = with_notice(info.notice, kOsmNotice);
  transaction->set_info(info);
  fs::path file;
  if (!extract.refused.empty()) {
    file = write_refusals(request, extract.refused);
    for (import_summary& summary : summaries) {
      for (const exchange::osm_refusal& refusal : extract.refused)
        summary.refused += refusal.layer == summary.layer;
      summary.read += summary.refused;
      if (summary.refused > 0) summary.rejects = file;
      tell_merged_stops(extract.merged_stops, summary);
    }
  }
  commit_with_rejects(*transaction, file);
  for (import_summary& summary : summaries) summary.entry = last_entry(*store);
  return summaries;
}

}  // namespace greenward::workflow
