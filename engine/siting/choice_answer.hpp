// What a search for the best choice of sites has come to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace greenward::siting {

enum class search_end : std::uint8_t {
  proven,      ///< the choice is optimal
  stopped,     ///< the time was up, or only a heuristic was asked for
  infeasible,  ///< proven: no choice keeps to the limits
};

/// How much of the problem was left when branching began.
struct problem_size {
  std::size_t sites = 0, demands = 0;
  friend bool operator==(const problem_size&, const problem_size&) = default;
};

struct choice_answer {
  search_end end = search_end::stopped;
  bool found = false;               ///< whether `open` is a choice that keeps to the limits
  std::vector<std::uint32_t> open;  ///< ascending
  double cost = std::numeric_limits<double>::infinity();
  double bound = -std::numeric_limits<double>::infinity();  ///< no choice costs less; = cost if proven
  problem_size left;
};

}  // namespace greenward::siting
