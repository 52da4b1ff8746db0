#include "engine/workflow/export_layers.hpp"

#include "engine/base/error.hpp"
#include "engine/layer/filter.hpp"
#include "engine/workflow/environment.hpp"

namespace greenward::workflow {

namespace {

struct named_format {
  const char* name;
  exchange::export_format format;
};

constexpr named_format kFormats[] = {{"shapefile", exchange::export_format::shapefile},
                                     {"gpkg", exchange::export_format::gpkg},
                                     {"geojson", exchange::export_format::geojson},
                                     {"flatgeobuf", exchange::export_format::flatgeobuf}};

exchange::export_format format_named(const std::string& name) {
  for (const named_format& candidate : kFormats)
    if (candidate.name == name) return candidate.format;
  throw error(error_code::usage, name, {"没有这种格式", "there is no such format"},
              {"可用：shapefile、gpkg、geojson、flatgeobuf", "known: shapefile, gpkg, geojson, flatgeobuf"});
}

}  // namespace

const std::vector<std::string>& export_formats() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result;
    for (const named_format& format : kFormats) result.emplace_back(format.name);
    return result;
  }();
  return names;
}

exchange::export_result write_tables(const std::vector<layer::feature_table>& tables,
                                     const output_target& target, const std::string& notice,
                                     const task& progress) {
  return exchange::write_tables(tables, target.folder,
                                {format_named(target.format), target.crs, target.encoding, notice}, progress);
}

exchange::export_result export_layers(const export_request& request, const task& progress) {
  const layer::catalogue& catalogue = program_environment().catalogue;
  for (const std::string& name : request.layers) (void)catalogue.layer(name);
  const auto store = open_for_reading(request.database);
  std::vector<layer::feature_table> tables;
  for (const std::string& name : request.layers) {
    layer::feature_table table = read_layer(*store, name, request.when);
    if (!request.where.empty()) {
      const auto filter = layer::filter::parse(request.where, table.schema());
      table = table.selected(filter.matching_rows(table));
    }
    tables.push_back(std::move(table));
  }
  std::string notice = store->info().notice;
  if (!request.when.is_now()) {
    const bilingual when = words_for(request.when);
    notice += (notice.empty() ? "" : "\n") + when.zh + " / " + when.en;
  }
  return write_tables(tables, request.target, notice, progress);
}

}  // namespace greenward::workflow
