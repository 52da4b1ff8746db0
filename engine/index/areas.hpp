// A layer of areas that is asked again and again what lies in which.
#pragma once

#include "engine/base/memory_block.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/index/prepared_polygon.hpp"
#include "engine/index/row_lists.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace greenward::index {

/// All polygons of a column, prepared. What is no polygon contains nothing.
class area_layer {
 public:
  /// Throws error{bad_input} if a coordinate is NaN. O(n) in the points, on all cores.
  explicit area_layer(const geo::planar_geometry& areas);

  [[nodiscard]] std::size_t size() const { return polygons_.size(); }
  [[nodiscard]] const prepared_polygon& operator[](std::size_t row) const { return *polygons_[row]; }

  /// Calls visit(row) for every area whose box meets the window, and perhaps for some beside it.
  template <class Visit>
  void visit_window(const geo::planar_box& window, Visit visit) const {
    tree_.visit_window(window, visit);
  }
  /// Calls visit(row) for every area that contains p, boundary included, in no particular order.
  template <class Visit>
  void visit_containing(geo::planar p, Visit visit) const {
    tree_.visit_window({p, p}, [&](std::uint32_t row) {
      if (polygons_[row]->contains(p)) visit(row);
    });
  }

 private:
  std::unique_ptr<arena> memory_;  ///< of the polygons
  std::vector<std::optional<prepared_polygon>> polygons_;
  packed_rtree tree_;
};

/// For each point the areas that contain it, boundary included, ascending. Exact. On all cores.
[[nodiscard]] row_lists areas_of_points(std::span<const geo::planar> points, const area_layer& areas);

}  // namespace greenward::index
