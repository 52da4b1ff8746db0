#include "engine/index/batch.hpp"

#include "engine/index/ordered_work.hpp"

#include <algorithm>

namespace greenward::index {

namespace {

/// Fills the table of neighbours with answer(i, its line of the table), in the order of the curve.
template <class Answer>
std::vector<neighbour> neighbour_table(std::span<const geo::planar> points, std::size_t count,
                                       Answer answer) {
  constexpr std::size_t kGrain = 1024;
  std::vector<neighbour> table(points.size() * count,
                               neighbour{.row = kNoRow, .distance = std::numeric_limits<double>::infinity()});
  const auto order = hilbert_order(points);
  parallel_for(order.size(), kGrain, [&](std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k)
      answer(order[k], table.begin() + static_cast<std::ptrdiff_t>(order[k] * count));
  });
  return table;
}

}  // namespace

row_lists windows(const packed_rtree& tree, std::span<const geo::planar_box> windows, box_of_row box) {
  std::vector<geo::planar> places;
  places.reserve(windows.size());
  for (const geo::planar_box& w : windows) places.push_back(w.centre());
  return lists_along_the_curve(places, [&](std::uint32_t i, std::vector<std::uint32_t>& rows) {
    tree.append_window(windows[i], box, rows);
  });
}

std::vector<neighbour> nearest_of_each(const packed_rtree& tree, std::span<const geo::planar> points,
                                       std::size_t count, distance_of_pair distance, double maximum) {
  return neighbour_table(points, count, [&](std::uint32_t i, auto line) {
    const auto distance_to = [&](std::uint32_t row) { return distance(i, row); };
    std::ranges::copy(tree.nearest(points[i], count, distance_to, maximum), line);
  });
}

std::vector<neighbour> nearest_boxes_of_each(const packed_rtree& tree, std::span<const geo::planar> points,
                                             std::size_t count, box_of_row box, double maximum) {
  return neighbour_table(points, count, [&](std::uint32_t i, auto line) {
    if (count == 1) {
      if (const auto nearest = tree.nearest_box(points[i], box, maximum)) *line = *nearest;
    } else {
      std::ranges::copy(tree.nearest_boxes(points[i], count, box, maximum), line);
    }
  });
}

}  // namespace greenward::index
