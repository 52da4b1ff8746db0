// Many questions at once, on all cores.
#pragma once

#include "engine/index/packed_rtree.hpp"
#include "engine/index/row_lists.hpp"

#include <span>
#include <vector>

namespace greenward::index {

/// For each window the rows that packed_rtree::append_window gives, in the order of the tree (to sort long
/// lists takes longer than to find them). `box` is called from several threads.
[[nodiscard]] row_lists windows(const packed_rtree& tree, std::span<const geo::planar_box> windows,
                                box_of_row box);

/// Distance from question point `question` to a row; see distance_of_row. Called from several threads.
using distance_of_pair = function_ref<double(std::uint32_t question, std::uint32_t row)>;

/// For each point what packed_rtree::nearest gives: n × count, row-major, missing ones as kNoRow.
[[nodiscard]] std::vector<neighbour> nearest_of_each(
    const packed_rtree& tree, std::span<const geo::planar> points, std::size_t count,
    distance_of_pair distance, double maximum = std::numeric_limits<double>::infinity());
/// The same by distance to the boxes.
[[nodiscard]] std::vector<neighbour> nearest_boxes_of_each(
    const packed_rtree& tree, std::span<const geo::planar> points, std::size_t count, box_of_row box,
    double maximum = std::numeric_limits<double>::infinity());

}  // namespace greenward::index
