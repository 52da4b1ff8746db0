// The best choice, proven: branch and bound on the Lagrangian bound.
#pragma once

#include "engine/siting/choice_answer.hpp"
#include "engine/siting/choice_limits.hpp"
#include "engine/siting/deadline.hpp"
#include "engine/siting/service_costs.hpp"

#include <cstdint>
#include <vector>

namespace greenward::siting {

/// Improves `start` (within the limits, the locked sites in it) to the best choice. Deterministic unless the
/// time runs out. Each iteration O(pairs cheaper than the prices).
[[nodiscard]] choice_answer find_best_choice(const service_costs& costs, const choice_limits& limits,
                                             std::vector<std::uint32_t> start, const deadline& until);

}  // namespace greenward::siting
