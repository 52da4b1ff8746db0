// The few questions that are asked of a node, by the instructions that the processor has.
#pragma once

#include "engine/index/rtree_node.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

namespace greenward::index {

/// Bit i of a mask stands for child i.
struct window_answer {
  std::uint32_t meets = 0;
  std::uint32_t sure = 0;
};

/// For each child a lower bound of its squared distance in cells, a float of at most 2e-6 of it above the
/// true one, read as a whole number (which has the same order) with the child's own number in the lowest four
/// bits. So no two keys are equal, but for kNoKey.
using distance_keys = std::array<std::int32_t, kNodeSize>;

inline constexpr std::int32_t kLaneBits = kNodeSize - 1;
/// No child.
inline constexpr std::int32_t kNoKey = std::numeric_limits<std::int32_t>::max();
/// Below every key.
inline constexpr std::int32_t kBeforeAllKeys = std::numeric_limits<std::int32_t>::min();

/// Whether the child holds the place for sure, whatever lies within a cell: such keys are below all others
/// and stand for no square.
[[nodiscard]] inline bool is_around(std::int32_t key) {
  return key < 0;
}

[[nodiscard]] inline float square_of(std::int32_t key) {
  return std::bit_cast<float>(key & ~kLaneBits);
}
/// The greatest key whose square is at most `square`.
[[nodiscard]] inline std::int32_t key_limit(float square) {
  return std::bit_cast<std::int32_t>(square) | kLaneBits;
}

/// One implementation of the questions; all give the same answers.
struct node_questions {
  /// `meets`: children whose cells meet the window's. `sure`: those of them that lie inside it and touch none
  /// of the cells of its sides, so that all their content lies inside.
  window_answer (*inside)(const inner_node&, const cell_box& window);
  /// `meets`: boxes whose cells meet the window's. `sure`: those that do so whatever lies within a cell.
  window_answer (*meeting)(const leaf_node&, const leaf_box& window);
  /// Which children have keys of at most `limit`.
  std::uint32_t (*near_inner)(const inner_node&, const cell_point&, std::int32_t limit, distance_keys&);
  /// Knows boxes around the place too: see is_around.
  std::uint32_t (*near_leaf)(const leaf_node&, const leaf_point&, std::int32_t limit, distance_keys&);
  /// Which keys are at most `limit`.
  std::uint32_t (*within)(const distance_keys&, std::int32_t limit);
  /// The least of the keys above `last`, or kNoKey: so they are taken in order, and nothing is written to
  /// them (to read 32 bytes of which 4 have just been written makes a processor wait).
  std::int32_t (*least_above)(const distance_keys&, std::int32_t last);
};

enum class instruction_set : std::uint8_t { portable, avx2 };

/// The best that this processor can do.
[[nodiscard]] instruction_set best_instruction_set();
/// `avx2` on a processor without it gives the portable questions.
[[nodiscard]] const node_questions& questions_for(instruction_set set);

}  // namespace greenward::index
