#include "engine/workflow/code_use.hpp"

#include "engine/workflow/environment.hpp"

#include <algorithm>

namespace greenward::workflow {

namespace {

/// Whether what row `row` has in the field is the code of a feature of the layer.
bool speaks_of(const layer::code_reference& reference, const layer::feature_table& table, std::size_t row,
               std::string_view named_layer) {
  if (!reference.to.empty()) return true;  // the caller has looked
  return !table.schema().find_field("layer") || table["layer"].text(row) == named_layer;
}

bool may_name(const layer::code_reference& reference, std::string_view named_layer) {
  return reference.to.empty() || std::ranges::find(reference.to, named_layer) != reference.to.end();
}

}  // namespace

std::vector<code_use> uses_of_code(
    const store::store& store, const layer::hand_edits& rules, std::string_view named_layer,
    std::string_view code,
    const std::function<bool(std::string_view layer, feature_id id, std::string_view field)>& counts) {
  std::vector<code_use> uses;
  for (const layer::layer_schema& layer : program_environment().catalogue.layers()) {
    if (rules.is_worked_out(layer.name)) continue;
    std::vector<const layer::code_reference*> naming;
    for (const layer::code_reference& reference : rules.references())
      if (layer.find_field(reference.field) && may_name(reference, named_layer)) naming.push_back(&reference);
    if (naming.empty()) continue;
    const layer::feature_table table = store.read(layer.name);
    for (const layer::code_reference* reference : naming) {
      code_use use{layer.name, reference->field};
      const layer::column& codes = table[reference->field];
      for (std::size_t row = 0; row < table.size(); ++row)
        if (codes.text(row) == code && speaks_of(*reference, table, row, named_layer) &&
            counts(layer.name, table.ids()[row], reference->field))
          ++use.features;
      if (use.features > 0) uses.push_back(std::move(use));
    }
  }
  return uses;
}

}  // namespace greenward::workflow
