// Putting a place on the walking network.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/units.hpp"
#include "engine/geo/point.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <optional>

namespace greenward::walking {

/// Where a place meets the network: on edge `edge`, `fraction` of the way from its first point to its last,
/// `access` metres from the place.
struct snap {
  std::uint32_t edge = 0;
  double fraction = 0;
  metres access;
  geo::planar point;
};

/// The nearest edge of open access within `maximum`, ties to the smaller edge; nullopt if there is none that
/// near.
[[nodiscard]] std::optional<snap> snap_to_network(const walk_network& network, geo::planar place,
                                                  metres maximum);

/// The nearest point of an edge that has a line, however far.
[[nodiscard]] snap snap_to_edge(const walk_network& network, std::uint32_t edge, geo::planar place);

/// Why a place could not be put on the network.
enum class snap_problem : std::uint8_t {
  no_network,  ///< no edge has a line
  too_far,     ///< the nearest edge is farther than the maximum
  closed,      ///< what is near is closed
  island,      ///< what is near and open belongs to a component that is too small
};

struct snap_refusal {
  snap_problem problem = snap_problem::no_network;
  metres nearest{0};  ///< to the nearest edge that would have done, were it not for the problem; 0 = none
};

/// Precondition: snap_to_network gives nothing for the place. O(edges).
[[nodiscard]] snap_refusal why_not_on_network(const walk_network& network, geo::planar place, metres maximum);

[[nodiscard]] bilingual words_for(const snap_refusal& refusal, metres maximum);

}  // namespace greenward::walking
