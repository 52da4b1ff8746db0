// As much cover as possible by a given number of sites: simulated annealing, for what exchanges alone do not
// find where nearly all is covered.
#pragma once

#include "engine/siting/cover_problem.hpp"
#include "engine/siting/deadline.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::siting {

struct annealing_effort {
  std::size_t runs = 4;
  std::size_t steps_per_site = 300;  ///< of each run, for each site of the problem
  std::uint64_t seed = 1;
};

/// Kirkpatrick, Gelatt and Vecchi 1983: one open site is exchanged for a closed one, which lies beside it or
/// covers what is not covered, and also for a worse one, the more seldom the later. Every run begins with
/// `start`, which must keep to the limits; the best choice of all runs is returned, ascending: no worse than
/// `start`, with its locked sites and as many sites. `weight`: n_demand, what a demand without cover costs.
/// Ends early when the time is up; else the same arguments give the same choice. A step is O(demands of two
/// sites), and O(1) for most demands.
[[nodiscard]] std::vector<std::uint32_t> anneal_cover(const cover_problem& problem,
                                                      std::span<const double> weight,
                                                      std::span<const std::uint32_t> start,
                                                      annealing_effort effort, const deadline& until);

}  // namespace greenward::siting
