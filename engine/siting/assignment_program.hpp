// Choices in which it matters who is served where: capacities, and a p-median with a minimum for each unit.
#pragma once

#include "engine/siting/choice_answer.hpp"
#include "engine/siting/deadline.hpp"
#include "engine/siting/siting_problem.hpp"
#include "engine/siting/siting_result.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::siting {

/// A choice and who is served by which of its sites.
struct assigned_answer {
  choice_answer choice;
  std::vector<served_share> served;  ///< by demand, then site
};

/// By COIN CBC, from the first of the `starts` (open sets) to which demands can be assigned within all
/// limits. Models lscp, mclp (cost: the weight not covered) and p_median; `demands`: those that count, each
/// with a site that may serve it. `quick`: the first solution will do.
[[nodiscard]] assigned_answer solve_assignment_program(const siting_problem& problem,
                                                       std::span<const std::uint32_t> demands,
                                                       std::span<const std::vector<std::uint32_t>> starts,
                                                       bool quick, const deadline& until);

}  // namespace greenward::siting
