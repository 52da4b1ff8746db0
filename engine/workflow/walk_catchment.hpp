// `greenward walk catchment`: places of care for each thousand heads, by the enhanced two-step floating
// catchment.
#pragma once

#include "engine/walking/floating_catchment.hpp"
#include "engine/workflow/walk_access.hpp"

#include <string>
#include <vector>

namespace greenward::workflow {

struct catchment_report {
  std::string heads;  ///< field of population_points that was weighed against
  std::vector<walking::catchment_ring> rings;
  walk_provenance provenance;  ///< of the access, with the rules of the rings
  walking::catchment_result result;
};

/// `heads`: a field of counted_groups(). Rings are thirds of the limit with the weights of the rule pack.
/// Throws error{usage} for another field, error{bad_input} if no facility states its capacity.
[[nodiscard]] catchment_report compute_catchment(const walk_access& access, const std::string& heads);

/// Sheets `units` (communities, streets, districts) and `facilities`. CSV is the units.
[[nodiscard]] explained_sheets catchment_of(const walk_access& access, const catchment_report& report,
                                            language lang);

}  // namespace greenward::workflow
