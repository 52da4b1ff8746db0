// The nearest facility along the streets, for nodes, buildings and people, many at once.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/point.hpp"
#include "engine/walking/reach.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::walking {

/// snap_to_network for each place, on all cores.
[[nodiscard]] std::vector<std::optional<snap>> snap_each(const walk_network& network,
                                                         std::span<const geo::planar> places, metres maximum);

struct nearest_facilities {
  std::vector<place_cost> of_place;  ///< n_place: infinite for places that are off the network or too far
  std::vector<place_cost> of_node;   ///< n_node
};

/// One search from all `facilities` at once, then every node and every place, on all cores: its cost, its own
/// access included, and which of `facilities` it is; ties to the smaller. A network built for walking towards
/// the searched place gives the way to the facility. Time is cost over speed: the caller's.
[[nodiscard]] nearest_facilities find_nearest_facilities(const walk_network& network,
                                                         std::span<const snap> facilities,
                                                         std::span<const std::optional<snap>> places,
                                                         metres limit);

}  // namespace greenward::walking
