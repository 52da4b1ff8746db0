// `greenward inventory`: what there is in each unit: metres of road by class and of pipe by system, parks,
// greenways.
#pragma once

#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/works/unit_tree.hpp"

#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that it is made of.
[[nodiscard]] std::vector<std::string> inventory_layers();

/// Sheets: the district in total, and the units. What crosses a border is split by length or area; what lies
/// in no unit has a row of its own, so that the units add up to the total. Pipes are told apart by declared
/// system and by status. `district`: of inventory_layers().
[[nodiscard]] explained_sheets inventory_of(const district_snapshot& district, works::unit_level level,
                                            language lang);

}  // namespace greenward::workflow
