// `greenward drainage hydraulics`: what each pipe can carry, what it has to, and where a limit is broken.
// Advisory.
#pragma once

#include "engine/drainage/hydraulic_limits.hpp"
#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

namespace greenward::workflow {

struct drain_hydraulics {
  drainage::pipe_capacities pipes;  ///< n_link
  drainage::design_flows flows;     ///< n_edge
  drainage::pipe_loads loads;       ///< n_link
  drainage::hydraulic_limits limits;
  drainage::hydraulic_findings faults;
  std::vector<drainage::size_limit> manhole_spacing;
};

/// By the numbers of the rule pack. The people of a building are divided evenly over its connections, and
/// rain enters where a catchment is given: an inlet or downpipe without one makes the rain below it not
/// assessable.
[[nodiscard]] drain_hydraulics compute_hydraulics(const drain_model& model);

/// One row a pipe, and the limits. CSV is the pipes.
[[nodiscard]] explained_sheets hydraulics_of(const drain_model& model, language lang);

}  // namespace greenward::workflow
