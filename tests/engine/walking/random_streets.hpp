// Random streets on the ground, with facilities and homes beside them.
#pragma once

#include "tests/engine/walking/small_network.hpp"

#include "engine/walking/snap.hpp"

#include <cstdint>
#include <memory>
#include <random>
#include <vector>

namespace greenward::testing {

/// Straight streets between nodes within 600 m, some one way; people walk towards the facilities. Metres of
/// EPSG:4551 near Changchun.
struct random_streets {
  std::unique_ptr<small_network> made;
  std::vector<walking::snap> facilities;
  std::vector<geo::planar> homes;  ///< every one within 100 m of a street
  std::vector<walking::snap> home_snaps;
};

/// `jitter`: metres by which nodes may stand off a grid of 50 m; without it many streets lie upon each other.
[[nodiscard]] random_streets draw_streets(std::uint32_t seed, double jitter = 0);

}  // namespace greenward::testing
