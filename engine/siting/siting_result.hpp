// What was chosen, what it is worth, and how far from the best it can be.
#pragma once

#include "engine/base/units.hpp"
#include "engine/siting/choice_answer.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

namespace greenward::siting {

/// A demand, or a part of it: capacities may divide a demand between sites.
struct served_share {
  std::uint32_t demand = 0;
  std::uint32_t site = 0;
  double share = 1;  ///< of the demand's weight, in (0, 1]
  friend bool operator==(const served_share&, const served_share&) = default;
};

struct siting_result {
  search_end end = search_end::stopped;
  bool found = false;                      ///< whether there is a choice at all; the rest is empty if not
  std::vector<std::uint32_t> sites;        ///< open, the locked ones too, ascending
  std::vector<served_share> served;        ///< by demand, then site
  std::vector<std::uint32_t> unserved;     ///< demands not wholly served, ascending
  std::vector<std::uint32_t> unreachable;  ///< demands that no site could serve; among the unserved
  std::vector<std::uint32_t> short_units;  ///< units that fall short of the minimum with all sites open
  /// lscp: sites or price; mclp: weight covered; p_median: Σ weight × cost; p_center: the greatest cost.
  /// Without the unreachable demands.
  double objective = 0;
  double bound = 0;  ///< of the same: no choice has a better objective
  problem_size before, left;
  seconds time;

  /// |objective - bound| / |objective|; 0 if they are equal, infinite if only one of them is 0 or there is no
  /// bound.
  [[nodiscard]] double gap() const {
    if (objective == bound) return 0;
    return std::isfinite(bound) && objective != 0 ? std::abs(objective - bound) / std::abs(objective)
                                                  : std::numeric_limits<double>::infinity();
  }
};

}  // namespace greenward::siting
