// From tied ends to edges in compressed rows: the part of building a network that only counts.
#pragma once

#include "engine/drainage/network.hpp"

#include <cstdint>

namespace greenward::drainage {

/// Which way the water runs in a link whose ends are tied: see build_network().
[[nodiscard]] flow_direction flow_of(const survey& drains, const network& net, std::uint32_t link);

/// Sets hosts, edges and the rows of the network from its ends, directions and meetings. O(n_node + n_link),
/// no text and no geometry read.
void lay_edges(const survey& drains, network& net);

}  // namespace greenward::drainage
