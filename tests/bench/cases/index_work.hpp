// The work that the index cases measure: batches of queries, and what they answered.
#pragma once

#include "tests/bench/peers/box_index.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace greenward::bench {

/// Sides of square windows that meet about 10 and about 1 000 boxes of city_boxes().
constexpr double kWindow10 = 40;
constexpr double kWindow1000 = 800;

/// Time for all windows, one after the other, the rows appended to one vector that is emptied in between.
[[nodiscard]] time_taken window_time(const box_index& index, std::span<const geo::planar_box> windows);
[[nodiscard]] time_taken nearest_time(const box_index& index, std::span<const geo::planar> points);

/// What a batch of windows answered: the rows in all, and a checksum over the sorted rows of each window.
struct window_answer {
  std::uint64_t rows = 0;
  std::uint64_t checksum = 0;
  friend bool operator==(const window_answer&, const window_answer&) = default;
};
[[nodiscard]] window_answer window_answers(const box_index& index, std::span<const geo::planar_box> windows);
[[nodiscard]] window_answer answer_of(const index::row_lists& lists);

/// Row of a box nearest to each point, asked one by one.
[[nodiscard]] std::vector<std::uint32_t> nearest_answers(const box_index& index,
                                                         std::span<const geo::planar> points);
/// Whether both name a box at the very same distance for each point: the same one, or one of equals.
[[nodiscard]] bool same_nearest(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other,
                                std::span<const geo::planar_box> boxes, std::span<const geo::planar> points);

}  // namespace greenward::bench
