// A path of edges as a way with a beginning: which node comes after which, and at how many metres.
#pragma once

#include "engine/drainage/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// An edge of the way.
struct way_piece {
  std::uint32_t edge = 0, link = 0;
  bool with_flow = true;
  double from_m = 0, to_m = 0;  ///< along the way
  /// Metres along the link, from the first point of its line, where the way enters and leaves it.
  double enters_at_m = 0, leaves_at_m = 0;
  /// Whether the way enters or leaves it at one of its ends, not at a node between them.
  bool enters_at_end = true, leaves_at_end = true;
};

struct way {
  std::vector<std::uint32_t> nodes;  ///< n pieces + 1
  std::vector<way_piece> pieces;
};

/// `start`: the first node; kNone: where the edges allow the way to begin, first of all at the tail of the
/// first edge. No edges make a way of the start alone, or of nothing. Throws error{usage} if the edges do not
/// follow one another.
[[nodiscard]] way lay_way(const survey& drains, const network& net, std::span<const std::uint32_t> path,
                          std::uint32_t start);

}  // namespace greenward::drainage
