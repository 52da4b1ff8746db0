#include "engine/walking/near_misses.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace greenward::walking {

std::vector<near_miss> find_near_misses(const index::indexed_layer& lines, const index::noded_lines& noded,
                                        metres farthest) {
  std::vector<std::uint32_t> ends_at(noded.nodes.size(), 0);
  for (const index::line_piece& piece : noded.pieces) {
    ++ends_at[piece.tail];
    ++ends_at[piece.head];
  }
  std::vector<near_miss> misses;
  const auto look = [&](std::uint32_t line, std::uint32_t node) {
    if (ends_at[node] != 1) return;
    const geo::planar place = noded.nodes[node];
    const auto distance_to = [&](std::uint32_t other) {
      return other == line ? std::numeric_limits<double>::quiet_NaN()
                           : geo::distance(lines.geometry[other], place);
    };
    const auto nearest = lines.tree.nearest(place, 1, distance_to, farthest.value);
    if (!nearest.empty()) misses.push_back({line, nearest.front().row, place, nearest.front().distance});
  };
  for (const index::line_piece& piece : noded.pieces) {
    look(piece.line, piece.tail);
    look(piece.line, piece.head);
  }
  std::ranges::sort(misses, {}, [](const near_miss& m) { return std::tuple(m.line, m.place.x, m.place.y); });
  return misses;
}

}  // namespace greenward::walking
