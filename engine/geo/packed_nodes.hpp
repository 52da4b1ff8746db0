// The nodes of an R*Tree in the form of SQLite's rtree module, built at once.
#pragma once

#include "engine/base/strong_id.hpp"
#include "engine/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::geo {

struct indexed_box {
  feature_id id;
  planar_box box;  ///< in whatever CRS the column has
};

struct rtree_node {
  std::int64_t number = 0;  ///< 1 = the root
  bool leaf = true;
  std::vector<std::uint8_t> bytes;    ///< node_size bytes
  std::vector<std::int64_t> members;  ///< of a leaf: feature ids; otherwise node numbers
};

/// Which node holds a member.
struct rtree_link {
  std::int64_t member = 0;
  std::int64_t node = 0;
};

/// Sort-tile-recursive packing (Leutenegger, Lopez, Edgington 1997). Bytes as in the comment "Database Format
/// of R-Tree Tables" of SQLite's rtree: big-endian depth (root only), count, then id and four 32-bit floats
/// for each cell, rounded outwards. Precondition: node_size holds at least 4 cells. O(n log n).
[[nodiscard]] std::vector<rtree_node> packed_nodes(std::span<const indexed_box> boxes, std::size_t node_size);

/// Of all features, or of all nodes but the root; by their numbers, which is how a table takes them fastest.
[[nodiscard]] std::vector<rtree_link> links_of(std::span<const rtree_node> nodes, bool features);

}  // namespace greenward::geo
