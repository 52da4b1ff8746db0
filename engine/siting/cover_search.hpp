// A small cover quickly: row-weighting local search.
#pragma once

#include "engine/siting/cover_problem.hpp"
#include "engine/siting/deadline.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace greenward::siting {

struct cover_effort {
  std::size_t steps = 20000;
  std::uint64_t seed = 1;
  double good_enough = 0;  ///< ends as soon as a cover that keeps to the limits costs no more
};

/// A cover of all demands (whatever the aim says), with the locked sites, of low site_cost: greedy, then Gao,
/// Weise and Li's row weighting (2015): whatever stays uncovered weighs more and more. The limits are not
/// minded: the caller looks at them. Every demand must have a site. Deterministic unless the time runs out.
/// A step is O(demands of a site · sites of a demand).
[[nodiscard]] std::vector<std::uint32_t> find_small_cover(const cover_problem& problem, cover_effort effort,
                                                          const deadline& until);

}  // namespace greenward::siting
