#include "engine/workflow/hazard_ledger.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/works/work_parts.hpp"

#include <utility>

namespace greenward::workflow {

std::vector<std::string> hazard_layers() {
  return {"hazards", "admin_units"};
}

bilingual hazard_ledger::unit_title(std::uint32_t unit) const {
  return title_of_unit(tree, unit_names, unit);
}

hazard_ledger hazards_on(std::shared_ptr<const district_snapshot> district, std::optional<date> day) {
  const layer::feature_table& units = district->at("admin_units").table;
  const layer::feature_table& hazards = district->at("hazards").table;
  const layer::catalogue& catalogue = program_environment().catalogue;
  works::unit_tree tree(works::codes_in(units, hazards));
  auto facts = works::facts_of(hazards, {catalogue.codes("hazard_kind"), catalogue.codes("hazard_state")},
                               tree, {day, today()});
  auto names = unit_names(tree, units);
  return {std::move(district), std::move(tree), std::move(names), std::move(facts)};
}

std::vector<std::uint32_t> choose(const hazard_ledger& ledger, hazard_choice choice) {
  const auto& of_hazard = ledger.facts.of_hazard;
  std::vector<std::uint32_t> rows;
  if (choice != hazard_choice::contradictory) {
    rows = works::open_hazards(ledger.facts);
    if (choice == hazard_choice::overdue)
      std::erase_if(rows, [&](std::uint32_t row) { return of_hazard[row].days_overdue.value_or(0) == 0; });
    return rows;
  }
  for (std::uint32_t row = 0; row < of_hazard.size(); ++row)
    if (of_hazard[row].stands && !of_hazard[row].faults.empty()) rows.push_back(row);
  return rows;
}

}  // namespace greenward::workflow
