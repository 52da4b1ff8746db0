#include "engine/index/rtree_image.hpp"

#include "engine/base/memory_block.hpp"
#include "engine/base/parallel.hpp"
#include "engine/index/hilbert.hpp"
#include "engine/index/radix_sort.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>
#include <vector>

namespace greenward::index {

namespace {

constexpr std::size_t kHeaderBytes = 128;
constexpr std::size_t kKeysAShare = 1U << 15U;

std::uint32_t parents_of(std::uint32_t nodes) {
  return nodes / kNodeSize + (nodes % kNodeSize != 0 ? 1 : 0);
}

/// Boxes of a large tree need a finer curve: there should be several of its cells for each box.
constexpr std::size_t kEnoughForTheFineCurve = 1U << 22U;

struct fine_curve {
  static constexpr unsigned kBits = 32;
  std::uint32_t operator()(std::uint16_t x, std::uint16_t y) const { return hilbert_position(x, y); }
};
struct coarse_curve {
  static constexpr unsigned kBits = 24;
  std::uint32_t operator()(std::uint16_t x, std::uint16_t y) const { return coarse_hilbert_position(x, y); }
};

template <class Curve>
std::uint64_t sort_key(Curve position, const cell_box& cells, std::uint32_t row) {
  const auto middle = [](std::int32_t low, std::int32_t high) {
    return static_cast<std::uint16_t>((static_cast<std::uint32_t>(low) + static_cast<std::uint32_t>(high)) >>
                                      16U);
  };
  const std::uint32_t place = position(middle(cells.min_x, cells.max_x), middle(cells.min_y, cells.max_y));
  return std::uint64_t{place} << 32U | row;
}

/// Cells of every row, and a key for each box that is not empty. Returns how many keys there are.
template <class Curve>
std::size_t lay_on_grid(std::span<const geo::planar_box> boxes, const cell_grid& grid, Curve position,
                        std::span<cell_box> cells, std::span<std::uint64_t> keys) {
  std::vector<std::size_t> kept((boxes.size() + kKeysAShare - 1) / kKeysAShare);
  parallel_for(boxes.size(), kKeysAShare, [&](std::size_t first, std::size_t last) {
    std::size_t next = first;
    for (std::size_t row = first; row < last; ++row) {
      if (boxes[row].empty()) continue;
      cells[row] = grid.cells_of(boxes[row]);
      keys[next++] = sort_key(position, cells[row], static_cast<std::uint32_t>(row));
    }
    kept[first / kKeysAShare] = next - first;
  });
  std::size_t end = 0;
  for (std::size_t block = 0; block < kept.size(); ++block) {
    if (end != block * kKeysAShare) std::copy_n(&keys[block * kKeysAShare], kept[block], &keys[end]);
    end += kept[block];
  }
  return end;
}

cell_box union_of(std::span<const cell_box> boxes) {
  cell_box sum = kNoBox;
  for (const cell_box& b : boxes) {
    sum = {std::min(sum.min_x, b.min_x), std::min(sum.min_y, b.min_y), std::max(sum.max_x, b.max_x),
           std::max(sum.max_y, b.max_y)};
  }
  return sum;
}

/// A leaf, and its box for the parent.
cell_box put_leaf(leaf_node& leaf, std::span<const std::uint64_t> keys, std::span<const cell_box> cells) {
  std::array<cell_box, kNodeSize> boxes;
  for (std::size_t i = 0; i < keys.size(); ++i) boxes[i] = cells[static_cast<std::uint32_t>(keys[i])];
  const cell_box whole = union_of(std::span(boxes).first(keys.size()));
  const leaf_frame frame(whole);
  for (std::size_t i = 0; i < kNodeSize; ++i) {
    const bool there = i < keys.size();
    const leaf_box box = there ? frame.cells_of(boxes[i]) : kNoLeafBox;
    leaf.min_x[i] = box.min_x;
    leaf.min_y[i] = box.min_y;
    leaf.max_x[i] = box.max_x;
    leaf.max_y[i] = box.max_y;
    leaf.row[i] = there ? static_cast<std::uint32_t>(keys[i]) : 0;
  }
  return whole;
}

/// Writes the parts of an image, from the boxes up.
class image_writer {
 public:
  explicit image_writer(std::uint32_t count)
      : layout_(count),
        block_(allocate_block(layout_.bytes)),
        nodes_(reinterpret_cast<inner_node*>(block_.get() + layout_.nodes_offset)),
        leaves_(reinterpret_cast<leaf_node*>(block_.get() + layout_.leaves_offset)) {}

  /// Room for one number a box, as long as no leaf is written.
  [[nodiscard]] std::span<std::uint64_t> leaves_as_scratch() {
    static_assert(sizeof(leaf_node) >= kNodeSize * sizeof(std::uint64_t));
    return {reinterpret_cast<std::uint64_t*>(leaves_), layout_.count};
  }

  /// `keys`: sorted, the row in the lower half.
  void put_leaves(std::span<const std::uint64_t> keys, std::span<const cell_box> cells) {
    put_level(0, layout_.leaves, [&](std::size_t leaf) {
      constexpr std::size_t kAhead = 48;  // the cells lie anywhere in memory: ask for them in time
      const std::size_t first = leaf * kNodeSize;
      for (std::size_t i = first + kAhead; i < std::min(first + kAhead + kNodeSize, keys.size()); ++i)
        __builtin_prefetch(&cells[static_cast<std::uint32_t>(keys[i])]);
      return put_leaf(leaves_[leaf],
                      keys.subspan(first, std::min<std::size_t>(kNodeSize, keys.size() - first)), cells);
    });
  }

  void put_inner_levels() {
    for (std::uint32_t level = 1; level < layout_.levels; ++level) {
      const inner_node* children = nodes_ + layout_.level_first[level - 1];
      put_level(level, layout_.level_nodes[level - 1], [&](std::size_t child) {
        std::array<cell_box, kNodeSize> boxes;
        for (std::size_t i = 0; i < kNodeSize; ++i) boxes[i] = children[child].box(i);
        return union_of(boxes);
      });
    }
  }

  std::shared_ptr<const std::byte> finish(const cell_grid& grid, std::size_t rows) {
    std::memset(block_.get(), 0, kHeaderBytes);
    auto* header = ::new (block_.get()) rtree_header;
    header->bytes = layout_.bytes;
    header->count = layout_.count;
    header->rows = static_cast<std::uint32_t>(rows);
    header->bounds = grid.bounds();
    header->origin = grid.origin();
    header->cells_per_metre = grid.cells_per_metre();
    header->endless = grid.endless() ? 1 : 0;
    return std::move(block_);
  }

 private:
  /// `make(child)` makes one of `children` nodes or leaves below the level and gives its box.
  template <class Make>
  void put_level(std::uint32_t level, std::size_t children, Make make) {
    inner_node* nodes = nodes_ + layout_.level_first[level];
    parallel_for(layout_.level_nodes[level], kKeysAShare / kNodeSize,
                 [&](std::size_t first, std::size_t last) {
                   for (std::size_t node = first; node < last; ++node) {
                     for (std::size_t i = 0; i < kNodeSize; ++i) {
                       const std::size_t child = node * kNodeSize + i;
                       nodes[node].set(i, child < children ? make(child) : kNoBox);
                     }
                   }
                 });
  }

  rtree_layout layout_;
  std::shared_ptr<std::byte> block_;
  inner_node* nodes_;
  leaf_node* leaves_;
};

template <class Curve>
std::shared_ptr<const std::byte> build_along(Curve position, std::span<const geo::planar_box> boxes) {
  const cell_grid grid(boxes);
  const raw_array<cell_box> cells(boxes.size());
  const raw_array<std::uint64_t> keys(boxes.size());
  const std::size_t count = lay_on_grid(boxes, grid, position, cells.values(), keys.values());
  image_writer writer(static_cast<std::uint32_t>(count));
  const auto unsorted = keys.values().first(count);
  const auto sorted = sort_by_upper_half(unsorted, writer.leaves_as_scratch(), Curve::kBits);
  if (sorted.data() != unsorted.data()) std::ranges::copy(sorted, unsorted.begin());
  writer.put_leaves(unsorted, cells.values());
  writer.put_inner_levels();
  return writer.finish(grid, boxes.size());
}

}  // namespace

rtree_layout::rtree_layout(std::uint32_t boxes)
    : count(boxes), leaves(parents_of(boxes)), nodes_offset(kHeaderBytes) {
  std::uint32_t total = 0;
  for (std::uint32_t nodes = leaves; nodes > (levels == 0 ? 0U : 1U);) {
    nodes = parents_of(nodes);
    level_nodes[levels++] = nodes;
    total += nodes;
  }
  std::uint32_t first = total;
  for (std::uint32_t level = 0; level < levels; ++level) level_first[level] = first -= level_nodes[level];
  leaves_offset = nodes_offset + std::size_t{total} * sizeof(inner_node);
  bytes = leaves_offset + std::size_t{leaves} * sizeof(leaf_node);
}

std::shared_ptr<const std::byte> build_rtree_image(std::span<const geo::planar_box> boxes) {
  assert(boxes.size() < std::numeric_limits<std::uint32_t>::max() / 2);
  return boxes.size() > kEnoughForTheFineCurve ? build_along(fine_curve{}, boxes)
                                               : build_along(coarse_curve{}, boxes);
}

}  // namespace greenward::index
