#include "engine/workflow/export_layers.hpp"

#include "engine/layer/filter.hpp"
#include "engine/workflow/environment.hpp"

namespace greenward::workflow {

exchange::export_result export_layers(const export_request& request, const task& progress) {
  const layer::catalogue& catalogue = program_environment().catalogue;
  for (const std::string& name : request.layers) (void)catalogue.layer(name);
  const auto store = open_for_reading(request.database);
  std::vector<layer::feature_table> tables;
  for (const std::string& name : request.layers) {
    layer::feature_table table = store->read(name);
    if (!request.where.empty()) {
      const auto filter = layer::filter::parse(request.where, table.schema());
      table = table.selected(filter.matching_rows(table));
    }
    tables.push_back(std::move(table));
  }
  exchange::export_options options = request.options;
  options.notice = store->info().notice;
  return exchange::write_tables(tables, request.folder, options, progress);
}

}  // namespace greenward::workflow
