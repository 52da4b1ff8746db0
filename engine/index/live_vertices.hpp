// The vertices of a layer that have not been taken away yet, by place.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::index {

/// Starts with all of `places`, which must outlive it. The tree is built anew when half of its vertices are
/// gone, so that n removals cost O(n log n) together.
class live_vertices {
 public:
  explicit live_vertices(std::span<const geo::planar> places) : places_(places), alive_(places.size(), 1) {
    build();
  }

  [[nodiscard]] bool has(std::uint32_t vertex) const { return alive_[vertex] != 0; }

  void remove(std::uint32_t vertex) {
    alive_[vertex] = 0;
    if (--count_ < vertex_of_row_.size() / 2) build();
  }

  /// Calls `visit(vertex)` for each one in the closed box, in an order that depends on the calls so far
  /// alone.
  template <class Visit>
  void visit_window(const geo::planar_box& box, Visit visit) const {
    tree_.visit_window(box, [&](std::uint32_t row) {
      if (has(vertex_of_row_[row])) visit(vertex_of_row_[row]);
    });
  }

 private:
  void build() {
    vertex_of_row_.clear();
    std::vector<geo::planar_box> boxes;
    for (std::uint32_t vertex = 0; vertex < places_.size(); ++vertex) {
      if (!has(vertex)) continue;
      vertex_of_row_.push_back(vertex);
      boxes.push_back({places_[vertex], places_[vertex]});
    }
    count_ = boxes.size();
    tree_ = packed_rtree(boxes);
  }

  std::span<const geo::planar> places_;
  std::vector<std::uint8_t> alive_;           ///< one a vertex
  std::vector<std::uint32_t> vertex_of_row_;  ///< one a row of the tree
  std::size_t count_ = 0;                     ///< vertices alive
  packed_rtree tree_;
};

}  // namespace greenward::index
