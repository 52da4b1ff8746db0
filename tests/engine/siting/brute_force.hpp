// Every choice of sites, one after the other: what the solvers must find.
#pragma once

#include "engine/siting/siting_problem.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace greenward::siting {

/// The best objective (see siting_result), over all subsets; nothing if none keeps to all limits. At most 16
/// sites; weights and capacities whole; not capacities and a minimum together.
[[nodiscard]] std::optional<double> best_objective(const siting_problem& problem);

}  // namespace greenward::siting
