// The packed R-tree as bytes: the same in memory and in a file.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/index/cell_grid.hpp"
#include "engine/index/rtree_node.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace greenward::index {

/// Where everything lies in an image of `boxes` boxes: header, inner nodes from the root down, leaves.
/// Box p is child p % 16 of leaf p / 16. Leaf or node b of a level is child b % 16 of node b / 16 of the
/// level above. Level 0 holds the parents of leaves, the last level is one node, the root.
struct rtree_layout {
  explicit rtree_layout(std::uint32_t boxes);

  std::uint32_t count = 0;  ///< boxes
  std::uint32_t leaves = 0;
  std::uint32_t levels = 0;                    ///< of inner nodes; 0 if there is no box, otherwise at least 1
  std::array<std::uint32_t, 8> level_first{};  ///< the level's first node among all inner nodes
  std::array<std::uint32_t, 8> level_nodes{};
  std::size_t nodes_offset = 0;  ///< bytes
  std::size_t leaves_offset = 0;
  std::size_t bytes = 0;
};

struct rtree_header {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t byte_order = 0;
  std::uint64_t bytes = 0;     ///< of the whole image
  std::uint64_t checksum = 0;  ///< of the image with this field 0
  std::uint64_t content = 0;   ///< what the caller says of the boxes' origin
  std::uint32_t count = 0;     ///< boxes in the tree
  std::uint32_t rows = 0;      ///< boxes given: every row is below it
  geo::planar_box bounds;
  geo::planar origin;
  double cells_per_metre = 0;
  std::uint32_t endless = 0;
  std::uint32_t reserved = 0;
};
static_assert(sizeof(rtree_header) <= 128);

/// Builds the whole image but for `checksum` and `content`. Throws as cell_grid does. O(n): radix sort by
/// Hilbert value; 24 bytes a box of scratch memory beside the image.
[[nodiscard]] std::shared_ptr<const std::byte> build_rtree_image(std::span<const geo::planar_box> boxes);

}  // namespace greenward::index
