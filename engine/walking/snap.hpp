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

/// The nearest edge within `maximum`, ties to the smaller edge; nullopt if there is none that near.
[[nodiscard]] std::optional<snap> snap_to_network(const walk_network& network, geo::planar place,
                                                  metres maximum);

/// Why a place could not be put on the network.
[[nodiscard]] bilingual snap_refusal(metres maximum);

}  // namespace greenward::walking
