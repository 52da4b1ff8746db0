// What is wrong about a drawing of drains, as sets that can be compared.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace greenward::bench {

/// Distances of the questions, metres.
inline constexpr double kNodeDistance = 0.1, kOnPipe = 0.01;

/// The questions, in the order in which they are asked.
enum class drawing_question : std::uint8_t {
  close_nodes,    ///< two nodes within kNodeDistance: the later one, the earlier one
  loose_ends,     ///< no node within kNodeDistance of a pipe's end: the pipe, 1 (first) or 2 (last)
  crossings,      ///< insides cross where no node is: the earlier pipe, the later one
  duplicates,     ///< through the same points, this way or that: the pipe, the first such one
  nodes_on_pipe,  ///< within kOnPipe of a pipe that does not end there: the node, the pipe
  count,
};
inline constexpr auto kDrawingQuestions = static_cast<std::size_t>(drawing_question::count);

/// Row numbers from 0, by question.
struct drawing_faults {
  using pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  std::array<pairs, kDrawingQuestions> found;

  pairs& operator[](drawing_question question) { return found[static_cast<std::size_t>(question)]; }
  [[nodiscard]] std::size_t size() const {
    std::size_t sum = 0;
    for (const pairs& some : found) sum += some.size();
    return sum;
  }
  void sort() {
    for (pairs& some : found) std::ranges::sort(some);
  }
  friend bool operator==(const drawing_faults&, const drawing_faults&) = default;
};

/// Seconds, by question.
using drawing_seconds = std::array<double, kDrawingQuestions>;

}  // namespace greenward::bench
