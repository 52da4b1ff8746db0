// p-centre: the least radius within which some choice covers all.
#pragma once

#include "engine/siting/choice_answer.hpp"
#include "engine/siting/choice_limits.hpp"
#include "engine/siting/cost_table.hpp"
#include "engine/siting/covering.hpp"
#include "engine/siting/deadline.hpp"

#include <cstdint>
#include <span>

namespace greenward::siting {

/// `demands`: those that count; each has a site. Bisects the distinct costs; each step is a set cover, by
/// local search and then, unless depth is quick, by integer program. cost, bound: radii.
[[nodiscard]] choice_answer find_best_centre(const cost_table& costs, std::span<const std::uint32_t> demands,
                                             const choice_limits& limits, search_depth depth,
                                             const deadline& until);

}  // namespace greenward::siting
