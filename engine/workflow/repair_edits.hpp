// Chosen repairs as changes of the layers drainage_nodes and pipes.
#pragma once

#include "engine/store/store.hpp"
#include "engine/workflow/admin_locator.hpp"
#include "engine/workflow/repair_plan.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

struct field_change {
  std::string layer;
  feature_id id;
  std::string field, value;
};

struct repair_edits {
  layer::feature_table new_nodes, new_pipes;
  layer::feature_table divided_pipes;  ///< what is left of pipes that were divided, under their own ids
  std::vector<field_change> changes;
};

/// The changes that the chosen proposals ask for; one that meets an obstacle is no choice. What they do:
/// - a node made gets its code and place, kind `junction`, source "repair", and survey_state "推断"; nothing
///   else is known of it. `locator` finds its administrative codes; nullptr = they stay empty;
/// - a pipe gets the code of the node at its end. Where naming both ends would give it a direction of flow
/// that
///   it did not have, the direction it had is written down, `unknown` included;
/// - a pipe divided keeps its id, its code and its first level and depth for the first part; each further
/// part
///   gets the code with ".2", ".3", ... (none for a pipe without one), the last one the last level and depth.
///   Levels at the division are not known and stay empty, as do stated lengths; all else is copied.
[[nodiscard]] repair_edits make_repair_edits(const drain_model& model, const repair_plan& plan,
                                             std::span<const std::size_t> chosen,
                                             const admin_locator* locator);

void write_edits(store::write_transaction& transaction, const repair_edits& edits, const task& progress);

}  // namespace greenward::workflow
