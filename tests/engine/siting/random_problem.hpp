// Small problems of every model and every wish, drawn at random.
#pragma once

#include "engine/siting/siting_problem.hpp"

#include <cstddef>

namespace greenward::siting {

struct problem_shape {
  std::size_t most_demands = 9, most_sites = 7;
  bool capacities = false, budget = false, minimum = false;
};

/// Whole costs 0 .. 12 with ties, some pairs unreachable, whole weights 0 .. 9, some sites locked; the limits
/// are never broken by the locked sites alone. Draws from rapidcheck.
[[nodiscard]] siting_problem random_problem(siting_model model, const problem_shape& shape);

}  // namespace greenward::siting
