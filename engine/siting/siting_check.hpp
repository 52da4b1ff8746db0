// Whether a result is what it says: recomputed from the table alone, with nothing of the solvers.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/siting/siting_problem.hpp"
#include "engine/siting/siting_result.hpp"

#include <vector>

namespace greenward::siting {

/// What is wrong with a result; empty: nothing. Looked at: each open site exists and is there once; number,
/// budget, locks; each share goes to an open site that reaches the demand (within the radius), shares of a
/// demand add up to at most 1, loads to the capacities; without capacities each goes to its cheapest open
/// site; who must be served is served, and who is unserved or unreachable is named; the minimum of each unit;
/// the objective; the bound is on the right side of it, and equal to it where the result is said to be
/// proven. O(entries + shares · log). A result that is not found has nothing to check.
[[nodiscard]] std::vector<bilingual> check_siting(const siting_problem& problem, const siting_result& result);

}  // namespace greenward::siting
