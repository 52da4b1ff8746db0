// Which buildings have a sanitary and a storm pipe near them.
#pragma once

#include "engine/base/units.hpp"
#include "engine/drainage/compound_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace greenward::drainage {

struct coverage_limits {
  metres sanitary;  ///< largest distance from the building's outline to a sanitary pipe, inclusive
  metres storm;
};

/// Near is not connected: a pipe of that declared system passes within the limit of the building's outline.
struct building_coverage {
  bool near_sanitary = false;
  bool near_storm = false;
  bool near_combined = false;      ///< within the sanitary limit
  bool by_unknown_status = false;  ///< near only thanks to a pipe whose status is not known
};

struct compound_coverage {
  std::uint32_t compound =
      kNone;  ///< row of the compounds table; kNone: the buildings that lie in no compound
  std::size_t buildings = 0;
  std::size_t near_sanitary = 0;
  std::size_t near_storm = 0;
  std::size_t near_both = 0;
  std::size_t near_combined = 0;
  std::size_t by_unknown_status = 0;
};

struct coverage_result {
  std::vector<building_coverage> buildings;  ///< n_building
  std::vector<std::uint32_t> compound_of;    ///< n_building: row of the compound, or kNone
  std::vector<compound_coverage> compounds;  ///< n_compound in row order, then the one of kNone
};

/// Planned and abandoned pipes do not count. A building belongs to the compound whose code it carries in
/// compound_code; without one, to the compound that contains its representative point (the smaller row if
/// several do). O((n_building + n_compound) log n_pipe + candidates).
[[nodiscard]] coverage_result cover(const layer_input& buildings, const layer_input& pipes,
                                    const layer_input& compounds, const coverage_limits& limits);

}  // namespace greenward::drainage
