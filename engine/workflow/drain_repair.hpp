// `greenward drainage repair`: what the network had to infer, to be reviewed, written down, and undone.
#pragma once

#include "engine/base/task.hpp"
#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/repair_plan.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that it looks at.
[[nodiscard]] std::vector<std::string> repair_layers();

struct repair_model {
  drain_model drains;
  repair_plan plan;
};

/// `tolerance_m`: how far an end may lie from what it belongs to; absent = the rule pack's. Throws
/// error{usage} unless it is a length, error{bad_input} without drains.
[[nodiscard]] repair_model make_repair_model(std::shared_ptr<const district_snapshot> district,
                                             std::optional<double> tolerance_m);

/// The chosen proposals, one a row, and how many there are of each kind.
[[nodiscard]] explained_sheets repair_sheets(const repair_model& model,
                                             const std::vector<std::size_t>& chosen, language lang);

struct repair_request {
  std::string database, who, note;
  std::optional<double> tolerance_m{};
  repair_filter filter{};
};

struct repair_result {
  std::int64_t entry = 0;                 ///< of the journal; 0 = there was nothing to do
  std::size_t carried_out = 0, left = 0;  ///< proposals; `left`: chosen, but something stands in the way
  std::size_t nodes_made = 0, pipes_divided = 0, parts_made = 0, fields_changed = 0;
};

/// Carries out the chosen proposals in one transaction with one journal entry (action "repair"), on the state
/// that the database has now. Throws as chosen_of(), make_repair_model() and the store do.
[[nodiscard]] repair_result apply_repairs(const repair_request& request, const task& progress);

}  // namespace greenward::workflow
