// Where water first goes wrong: the one pipe to dig up, not the tail behind it.
#pragma once

#include "engine/drainage/network.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace greenward::drainage {

enum class misconnection_kind : std::uint8_t {
  sanitary_to_storm,  ///< sewage enters the storm system
  storm_to_sanitary,  ///< rain enters the sanitary system
};

/// A link by which water leaves its own system, and the sources whose water does so there.
struct misconnection {
  misconnection_kind kind = misconnection_kind::sanitary_to_storm;
  std::uint32_t edge = 0;
  std::vector<std::uint32_t> sources;  ///< nodes, rising
};

/// For each source of sewage or rain, going down from it: the first links on each way that take its water
/// into the other system. Such a link is declared to be of that system, or leads to where water belongs to
/// it: to a node whose links downwards are all declared so, or, where they say nothing or differ, that is
/// declared so itself; sewage to an outfall, rain to a plant. Combined links, and what interceptors and
/// overflows do, are no misconnections. By edge, then by kind. O(n_edge + the edges above each fault).
[[nodiscard]] std::vector<misconnection> find_misconnections(const survey& drains, const network& net,
                                                             std::span<const std::uint8_t> usable);

}  // namespace greenward::drainage
