// The choice of sites: the one way into this room.
#pragma once

#include "engine/base/task.hpp"
#include "engine/base/units.hpp"
#include "engine/siting/covering.hpp"
#include "engine/siting/siting_problem.hpp"
#include "engine/siting/siting_result.hpp"

namespace greenward::siting {

struct siting_options {
  seconds limit{60};  ///< of the wall's clock, for all of it
  search_depth depth = search_depth::exact;
};

/// Demands that no site could serve are named and left out of the objective; all others must be served (lscp
/// without a minimum, p_median, p_center), or count as not covered (mclp). Throws what check_problem()
/// throws, and error{cancelled}. Equal problems give equal results unless the time runs out.
/// - lscp, mclp: reduced, then local search (mclp: annealing), then (mclp) a Lagrangian tree, then COIN CBC.
/// - p_median: interchange, then a Lagrangian tree; with a minimum COIN CBC.
/// - p_center: bisection over the distinct costs, each step a cover.
/// - with capacities: COIN CBC; a demand may be divided between sites.
[[nodiscard]] siting_result solve(const siting_problem& problem, const siting_options& options,
                                  const task& progress);

}  // namespace greenward::siting
