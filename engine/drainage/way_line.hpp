// The ground that a way runs over.
#pragma once

#include "engine/drainage/way.hpp"

#include <vector>

namespace greenward::drainage {

/// The places of a way from its first node to its last, measuring CRS: along the lines of its links, straight
/// from node to node where a link has none. Places that nobody knows are left out, and so are repeated ones.
/// Empty if no place is known. O(points of the links).
[[nodiscard]] std::vector<geo::planar> line_of(const survey& drains, const network& net, const way& laid);

}  // namespace greenward::drainage
