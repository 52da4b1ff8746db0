// The nodes of an R*Tree in the form of SQLite's rtree module, built at once.
#pragma once

#include "engine/store/spatial_index.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::store {

struct rtree_node {
  std::int64_t number = 0;  ///< 1 = the root
  bool leaf = true;
  std::vector<std::uint8_t> bytes;    ///< node_size bytes
  std::vector<std::int64_t> members;  ///< of a leaf: feature ids; otherwise node numbers
};

/// Sort-tile-recursive packing (Leutenegger, Lopez, Edgington 1997). Bytes as in the comment "Database Format
/// of R-Tree Tables" of SQLite's rtree: big-endian depth (root only), count, then id and four 32-bit floats
/// for each cell, rounded outwards. Precondition: node_size holds at least 4 cells. O(n log n).
[[nodiscard]] std::vector<rtree_node> packed_nodes(std::vector<indexed_box> boxes, std::size_t node_size);

}  // namespace greenward::store
