// Which links pass over or under a way without meeting it.
#pragma once

#include "engine/drainage/way.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace greenward::drainage {

struct way_crossing {
  double at_m = 0;         ///< along the way
  std::size_t piece = 0;   ///< of the way
  std::uint32_t link = 0;  ///< that crosses it
  double along_share = 0;  ///< of that link's length, from its first point to the crossing
};

/// Links none of whose edges are on the way and whose lines share a point with a piece's line between its two
/// nodes, without having an end there. Touching counts; of a stretch that both share, its two ends do. A link
/// that ends at a node of the piece is not counted within `tolerance_m` of it, where its line may be drawn a
/// little too far. Links of every status. By at_m, then by link. `lines`: of the boxes of the links' lines.
/// Decided exactly; the places are rounded. O(candidates of the tree x points).
[[nodiscard]] std::vector<way_crossing> find_crossings(const survey& drains, const network& net,
                                                       const way& on, const index::packed_rtree& lines,
                                                       double tolerance_m);

}  // namespace greenward::drainage
