// A static spatial index: boxes in, row numbers out.
#pragma once

#include "engine/base/function_ref.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/geo/point.hpp"
#include "engine/index/node_questions.hpp"
#include "engine/index/rtree_image.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace greenward::index {

struct neighbour {
  std::uint32_t row = 0;
  double distance = 0;  ///< metres
  friend bool operator==(const neighbour&, const neighbour&) = default;
};

/// No row has this number; it stands for a neighbour that is not there, whose distance is infinite.
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;

/// The order of all answers: by distance, then by row.
[[nodiscard]] inline bool comes_before(const neighbour& a, const neighbour& b) {
  return a.distance != b.distance ? a.distance < b.distance : a.row < b.row;
}

/// The box that a row had when the tree was built.
using box_of_row = function_ref<geo::planar_box(std::uint32_t row)>;
/// Distance from the query point to a row, metres; never less than to its box. NaN leaves the row out.
using distance_of_row = function_ref<double(std::uint32_t row)>;

/// Packed Hilbert R-tree (Kamel & Faloutsos 1993) over planar boxes, immutable: the boxes sorted by the
/// Hilbert value of their centres, 16 to a node, then level upon level of parents, without pointers. Rows are
/// positions in the span given to the constructor. Empty boxes are kept out of the tree: no query returns
/// their rows.
///
/// The tree keeps the boxes as cells (see cell_grid and leaf_frame), 13 bytes a box, which settles nearly
/// every question. For the few boxes with a side in the same cell as the question's, it asks the caller: so
/// all answers are those that the boxes themselves would give.
///
/// Build O(n) by radix sort; a window O(log n + hits) for boxes that overlap little. Copies share the memory.
class packed_rtree {
 public:
  packed_rtree() = default;
  /// Throws error{bad_input} naming the row if a coordinate is NaN; infinite bounds are allowed.
  explicit packed_rtree(std::span<const geo::planar_box> boxes, instruction_set set = best_instruction_set());
  /// Over an image that has been checked; see rtree_file.hpp.
  explicit packed_rtree(std::shared_ptr<const std::byte> image, instruction_set set = best_instruction_set());

  [[nodiscard]] std::size_t size() const { return layout_.count; }  ///< boxes in the tree
  [[nodiscard]] const geo::planar_box& bounds() const { return grid_.bounds(); }
  [[nodiscard]] std::span<const std::byte> image() const;  ///< nothing if default-constructed

  /// Calls visit(row) for every row whose box meets `window` (touching counts), and perhaps for some whose
  /// box stays away by less than a cell: for callers that test the geometry next. Order of the tree.
  template <class Visit>
  void visit_window(const geo::planar_box& window, Visit visit) const {
    search(
        window,
        [&](std::span<const std::uint32_t> rows) {
          for (const std::uint32_t row : rows) visit(row);
        },
        visit, visit);
  }

  /// Appends the rows whose box meets `window` (touching counts), in the order of the tree.
  void append_window(const geo::planar_box& window, box_of_row box, std::vector<std::uint32_t>& rows) const;
  /// The same rows, ascending.
  [[nodiscard]] std::vector<std::uint32_t> window(const geo::planar_box& window, box_of_row box) const;

  /// The `count` rows nearest to `p` that lie within `maximum` metres (both included), by distance, then by
  /// row. None is near a `p` that is not finite. Branch and bound, depth first (Roussopoulos et al. 1995).
  [[nodiscard]] std::vector<neighbour> nearest(
      geo::planar p, std::size_t count, distance_of_row distance,
      double maximum = std::numeric_limits<double>::infinity()) const;
  /// The same by distance to the boxes, whichever `distance` would say so.
  [[nodiscard]] std::vector<neighbour> nearest_boxes(
      geo::planar p, std::size_t count, box_of_row box,
      double maximum = std::numeric_limits<double>::infinity()) const;
  /// The first of nearest_boxes, or nothing.
  [[nodiscard]] std::optional<neighbour> nearest_box(
      geo::planar p, box_of_row box, double maximum = std::numeric_limits<double>::infinity()) const;
  /// All rows within `maximum` metres of `p` (included), by distance, then by row.
  [[nodiscard]] std::vector<neighbour> radius(geo::planar p, double maximum, distance_of_row distance) const;

  /// The tree itself, for algorithms that walk it: see rtree_layout.
  [[nodiscard]] const rtree_layout& layout() const { return layout_; }
  [[nodiscard]] const cell_grid& grid() const { return grid_; }
  [[nodiscard]] const node_questions& ask() const { return *ask_; }
  [[nodiscard]] const inner_node& node(std::uint32_t level, std::uint32_t i) const {
    return nodes_[layout_.level_first[level] + i];
  }
  [[nodiscard]] const leaf_node& leaf(std::uint32_t i) const { return leaves_[i]; }
  /// Rows of the boxes in a leaf.
  [[nodiscard]] std::span<const std::uint32_t> leaf_rows(std::uint32_t i) const {
    return {leaves_[i].row.data(), std::min(layout_.count - i * kNodeSize, kNodeSize)};
  }
  /// Starts to load child `i` of a level (counted over the whole level): a node, or a leaf below level 0.
  void prefetch_child(std::uint32_t level, std::uint32_t i) const {
    const bool leaf_next = level == 0;
    const auto* lines = leaf_next ? reinterpret_cast<const char*>(leaves_ + i)
                                  : reinterpret_cast<const char*>(&node(level - 1, i));
    const std::size_t bytes = leaf_next ? sizeof(leaf_node) : sizeof(inner_node);
    for (std::size_t line = 0; line < bytes; line += 64) __builtin_prefetch(lines + line);
  }

 private:
  template <class Run, class Sure, class Unsure>
  struct window_search;
  /// run(rows) for rows that are inside as a whole, sure(row) for one that meets the window, unsure(row) for
  /// one that shares a cell with its side.
  template <class Run, class Sure, class Unsure>
  void search(const geo::planar_box& window, Run run, Sure sure, Unsure unsure) const;

  std::shared_ptr<const std::byte> memory_;
  rtree_layout layout_{0};
  cell_grid grid_;
  const inner_node* nodes_ = nullptr;
  const leaf_node* leaves_ = nullptr;
  const node_questions* ask_ = nullptr;
};

/// Nodes and leaves are asked for when they are found and looked at a little later, when they have come from
/// memory: on a large tree the wait for memory is most of a query.
template <class Run, class Sure, class Unsure>
struct packed_rtree::window_search {
  // Without initialisers: to clear them all would cost a small window a tenth of its time.
  struct waiting_leaf {
    const inner_node* parent;
    std::uint32_t leaf;
  };
  static constexpr std::uint32_t kWaiting = 32;

  window_search(const packed_rtree& in, const cell_box& cells, Run& a, Sure& b, Unsure& c)
      : tree(in), window(cells), run(a), sure(b), unsure(c) {}

  const packed_rtree& tree;
  cell_box window;
  Run& run;
  Sure& sure;
  Unsure& unsure;
  std::array<waiting_leaf, kWaiting> waiting;
  std::uint32_t first = 0, last = 0;

  void search() {
    descend(tree.layout_.levels - 1, 0);
    while (first != last) search_next_leaf();
  }

  void descend(std::uint32_t level, std::uint32_t i) {
    const inner_node& node = tree.node(level, i);
    const window_answer answer = tree.ask_->inside(node, window);
    for (std::uint32_t mask = answer.sure; mask != 0; mask &= mask - 1)
      take_all(level, i * kNodeSize + lane_of(mask));
    std::uint32_t partly = answer.meets & ~answer.sure;
    for (std::uint32_t mask = partly; mask != 0; mask &= mask - 1)
      tree.prefetch_child(level, i * kNodeSize + lane_of(mask));
    for (; partly != 0; partly &= partly - 1) {
      const std::uint32_t lane = lane_of(partly);
      if (level > 0) {
        descend(level - 1, i * kNodeSize + lane);
      } else {
        if (last - first == kWaiting) search_next_leaf();
        waiting[last++ % kWaiting] = {&node, i * kNodeSize + lane};
      }
    }
  }

  void take_all(std::uint32_t level, std::uint32_t child) const {
    const std::uint32_t begin = child << (4 * level);
    const std::uint32_t end = std::min((child + 1) << (4 * level), tree.layout_.leaves);
    for (std::uint32_t leaf = begin; leaf < end; ++leaf) run(tree.leaf_rows(leaf));
  }

  void search_next_leaf() {
    const auto [parent, i] = waiting[first++ % kWaiting];
    const leaf_node& leaf = tree.leaf(i);
    const leaf_frame frame(parent->box(i % kNodeSize));
    const window_answer answer = tree.ask_->meeting(leaf, frame.window_of(window));
    for (std::uint32_t mask = answer.sure; mask != 0; mask &= mask - 1) sure(leaf.row[lane_of(mask)]);
    for (std::uint32_t mask = answer.meets & ~answer.sure; mask != 0; mask &= mask - 1)
      unsure(leaf.row[lane_of(mask)]);
  }

  static std::uint32_t lane_of(std::uint32_t mask) {
    return static_cast<std::uint32_t>(std::countr_zero(mask));
  }
};

template <class Run, class Sure, class Unsure>
void packed_rtree::search(const geo::planar_box& window, Run run, Sure sure, Unsure unsure) const {
  if (layout_.count == 0 || window.empty() || !bounds().intersects(window)) return;
  window_search<Run, Sure, Unsure>(*this, grid_.window_of(window), run, sure, unsure).search();
}

/// The boxes of a column's geometries; `none` gives an empty box.
[[nodiscard]] std::vector<geo::planar_box> boxes_of(const geo::planar_geometry& geometry);

/// Distance from a point to a box, metres; 0 inside.
[[nodiscard]] double distance(geo::planar p, const geo::planar_box& box);

}  // namespace greenward::index
