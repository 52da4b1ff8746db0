#include "engine/workflow/replaced_layers.hpp"

#include "engine/workflow/environment.hpp"

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
  const auto transaction = store->begin({who, what, std::to_string(rows) + " rows", ""});
  for (std::size_t i = 0; i < tables.size(); ++i) {
    transaction->erase(before[i].schema().name, before[i].ids());
    if (tables[i].size() > 0) transaction->insert(tables[i], task{});
  }
  transaction->commit();
}

}  // namespace greenward::workflow
