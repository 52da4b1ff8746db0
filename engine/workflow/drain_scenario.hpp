// `greenward drainage whatif`: what would change if planned pipes were built and others given up.
#pragma once

#include "engine/workflow/drain_checks.hpp"
#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

#include <string>
#include <vector>

namespace greenward::workflow {

struct scenario {
  std::vector<std::string> build;  ///< codes or ids of planned pipes that come into being
  bool build_all_planned = false;
  std::vector<std::string> abandon;  ///< codes or ids of pipes that are given up
};

/// The same district with the statuses of the scenario; nothing is written. Throws error{usage} for a pipe
/// that is not there, one to build that is not planned, one to give up that does not exist, and a scenario
/// that changes nothing.
[[nodiscard]] drain_model apply_scenario(const drain_model& now, const scenario& plan);

/// Quantities by diameter and system, compounds whose verdict or coverage changes, and the findings that come
/// and go. CSV is the compounds.
[[nodiscard]] explained_sheets compare_scenario(const drain_model& now, const drain_model& then,
                                                language lang);

}  // namespace greenward::workflow
