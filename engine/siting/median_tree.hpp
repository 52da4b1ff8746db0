// The best choice, proven: branch and bound on the Lagrangian bound.
#pragma once

#include "engine/siting/choice_answer.hpp"
#include "engine/siting/choice_limits.hpp"
#include "engine/siting/deadline.hpp"
#include "engine/siting/service_costs.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace greenward::siting {

inline constexpr std::size_t kAllParts = std::numeric_limits<std::size_t>::max();

/// Improves `start` (within the limits, the locked sites in it) to the best choice; stops after `most_parts`
/// parts of the tree. Deterministic unless the time runs out. Each iteration O(pairs cheaper than the
/// prices).
[[nodiscard]] choice_answer find_best_choice(const service_costs& costs, const choice_limits& limits,
                                             std::vector<std::uint32_t> start, const deadline& until,
                                             std::size_t most_parts = kAllParts);

/// How far below `open` (within the limits) the best choice may be: the bound of a short ascent, at most the
/// cost of `open`, and equal to it if that is proven to be the least.
[[nodiscard]] double quick_bound(const service_costs& costs, const choice_limits& limits,
                                 std::span<const std::uint32_t> open, const deadline& until);

}  // namespace greenward::siting
