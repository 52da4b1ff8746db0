// Distances to the facilities, worked out from a certificate's own edges.
#pragma once

#include "engine/walking/certificate.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace greenward::walking {

/// Metres of walking from one share of an edge to another; infinity = closed that way.
[[nodiscard]] double walk_along(const certified_edge& edge, double from, double to);

/// Edges by id, and metres from every node to the nearest facility. Shares nothing with the search that makes
/// certificates. Records that refer to an edge that is not there are passed over; of edges with the same id
/// the first counts. O(edges log edges).
class certified_distances {
 public:
  /// Keeps a reference to `certified`.
  explicit certified_distances(const certificate& certified);

  /// nullptr if there is none.
  [[nodiscard]] const certified_edge* edge(std::int64_t id) const;
  /// Infinity if no facility can be reached.
  [[nodiscard]] double of_node(std::int64_t node) const;
  /// From a share of an edge to the nearest facility, its access included.
  [[nodiscard]] double of_point(const certified_edge& edge, double share) const;
  /// The shares of an edge from which a facility is within `limit`: disjoint, rising, from < to.
  [[nodiscard]] std::vector<certified_part> reached(const certified_edge& edge, double limit) const;

 private:
  void settle_nodes();

  const certificate& certified_;
  std::unordered_map<std::int64_t, std::uint32_t> edge_row_;
  std::unordered_map<std::int64_t, double> node_metres_;
  std::unordered_multimap<std::int64_t, std::uint32_t> facilities_on_;  ///< by edge id
};

}  // namespace greenward::walking
