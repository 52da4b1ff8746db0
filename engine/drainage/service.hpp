// What a pipe or an inlet is good for: does water put into it there come where it belongs?
#pragma once

#include "engine/drainage/separation.hpp"

#include <vector>

namespace greenward::drainage {

/// What becomes of one kind of water that enters here. `not_assessable`: such water has no business here.
struct service {
  std::vector<verdict> links;  ///< n_link: put in at the lower end
  std::vector<verdict> nodes;  ///< n_node of the survey
};

/// Links that exist or may exist, of the water's own system or of an unknown one; a link that may not exist,
/// or whose system or direction nobody knows, is `unknown` at best. Nodes of every kind but those that are
/// planned or abandoned. Combined pipes are good for neither. O(n_link + n_node).
[[nodiscard]] service find_service(const survey& drains, const network& net, const flow_proof& proof,
                                   bool rain);

/// Where a new drain can be tied in: manholes, junctions and trunks whose water is proven to come where it
/// belongs. n_node of the survey.
[[nodiscard]] std::vector<std::uint8_t> nodes_to_join(const survey& drains, const network& net,
                                                      const service& serves, bool rain);

}  // namespace greenward::drainage
