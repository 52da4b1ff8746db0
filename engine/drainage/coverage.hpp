// Which buildings have a sanitary and a storm drain near them, and which of those drains are proven to work.
#pragma once

#include "engine/base/units.hpp"
#include "engine/drainage/service.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

struct coverage_limits {
  metres sanitary;  ///< largest distance from the building's outline to a sanitary pipe, inclusive
  metres storm;     ///< to a storm pipe or an inlet
};

/// Near is not connected: an existing pipe of that declared system (planned and abandoned ones do not count)
/// passes within the limit of the building's outline. Near and traced: water put into one of the near pipes
/// is proven to come where it belongs, and nowhere else.
struct building_coverage {
  bool near_sanitary = false;
  bool near_storm = false;
  bool near_combined = false;      ///< within the sanitary limit
  bool near_inlet = false;         ///< an inlet or roof downpipe within the storm limit
  bool by_unknown_status = false;  ///< near only thanks to a pipe whose status is not known
  /// The best of the near pipes; `not_assessable` = none is near, `unknown` = none is proven and one could
  /// be.
  verdict sewage = verdict::not_assessable, rain = verdict::not_assessable;

  [[nodiscard]] bool near_both() const { return near_sanitary && near_storm; }
  [[nodiscard]] bool traced_both() const { return sewage == verdict::passes && rain == verdict::passes; }
  /// Not proven, and what is not known could prove it.
  [[nodiscard]] bool could_be_traced() const {
    const auto could = [](verdict v) { return v == verdict::passes || v == verdict::unknown; };
    return !traced_both() && could(sewage) && could(rain);
  }
};

struct coverage_input {
  layer_input buildings;
  const survey& drains;
  const index::packed_rtree& nodes;  ///< over the points of the survey's nodes
  const index::packed_rtree& links;  ///< over the lines of its links
  const service& sewage;
  const service& rain;
};

/// n_building. O(n_building · log n + candidates).
[[nodiscard]] std::vector<building_coverage> cover(const coverage_input& input,
                                                   const coverage_limits& limits);

/// What is counted of the buildings.
enum class coverage_count : std::uint8_t {
  all,
  near_sanitary,
  near_storm,
  near_both,
  near_inlet,
  near_combined,
  by_unknown_status,
  traced_sanitary,
  traced_storm,
  traced_both,
  could_be_traced,
};
inline constexpr std::size_t kCoverageCounts = 11;

struct coverage_amount {
  std::size_t buildings = 0;
  double people = 0, floor_m2 = 0;
};

/// A building whose people or floor area nobody knows is in none of those sums, and counted.
struct coverage_sums {
  std::array<coverage_amount, kCoverageCounts> counts{};
  std::size_t people_unknown = 0, floor_unknown = 0;
  [[nodiscard]] const coverage_amount& operator[](coverage_count what) const {
    return counts[static_cast<std::size_t>(what)];
  }
};

struct coverage_weights {
  std::span<const double> people, floor_m2;  ///< n_building; NaN = not known
};

/// n_group + 1 sums: each group of buildings, then those whose group is beyond the last (kNone is).
[[nodiscard]] std::vector<coverage_sums> sum_coverage(std::span<const building_coverage> buildings,
                                                      const coverage_weights& weights,
                                                      std::span<const std::uint32_t> group_of,
                                                      std::size_t n_group);

}  // namespace greenward::drainage
