// What really runs in each pipe: sources followed down to where their water goes.
#pragma once

#include "engine/drainage/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// What can be in a pipe, as bits.
inline constexpr std::uint8_t kSewage = 1;
inline constexpr std::uint8_t kRain = 2;

/// n_node: what runs through each node. Sewage starts at house connections, kitchen and balcony stacks, rain
/// at inlets and downpipes; both go down every usable edge, round loops too, until nothing changes. A
/// receptor keeps what it gets. `usable`: n_edge, see usable_edges(). O(n_node + n_edge).
[[nodiscard]] std::vector<std::uint8_t> infer_contents(const survey& drains, const network& net,
                                                       std::span<const std::uint8_t> usable);

/// Sanitary, storm, or combined where there is sewage and rain; unknown where no source is known.
[[nodiscard]] constexpr drain_system system_of_contents(std::uint8_t contents) {
  if (contents == (kSewage | kRain)) return drain_system::combined;
  if (contents == kSewage) return drain_system::sanitary;
  return contents == kRain ? drain_system::storm : drain_system::unknown;
}

}  // namespace greenward::drainage
