#include "engine/workflow/replaced_layers.hpp"

#include "engine/workflow/district_settings.hpp"
#include "engine/workflow/environment.hpp"

#include <algorithm>

namespace greenward::workflow {

void replace_layers(const std::string& database, const std::string& who, const std::string& what,
                    std::span<const layer::feature_table> tables) {
  const auto store = open_for_writing(database);
  std::vector<layer::feature_table> before;
  std::size_t rows = 0;
  for (const layer::feature_table& table : tables) {
    before.push_back(store->read(table.schema().name));
    rows += table.size();
  }
  const auto points_of = [](const layer::feature_table& table) { return table.geometry().points().size(); };
  const auto largest = std::ranges::max_element(tables, {}, points_of);
  const auto transaction = store->begin({who, what, std::to_string(rows) + " rows", ""});
  if (largest != tables.end())
    if (const auto info = completed_info(store->info(), database, largest->geometry()))
      transaction->set_info(*info);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    transaction->erase(before[i].schema().name, before[i].ids());
    if (tables[i].size() > 0) transaction->insert(tables[i], task{});
  }
  transaction->commit();
}

}  // namespace greenward::workflow
