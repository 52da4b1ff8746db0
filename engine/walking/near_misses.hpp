// Dead ends that stop just short of another line: what the tolerance of noding did not join.
#pragma once

#include "engine/base/units.hpp"
#include "engine/index/line_noding.hpp"

#include <cstdint>
#include <vector>

namespace greenward::walking {

/// The end of `line` at `place`, whose node nothing else joins, and the nearest other line.
struct near_miss {
  std::uint32_t line = 0, other = 0;
  geo::planar place;
  double gap_m = 0;
};

/// Ends of one piece alone whose nearest other line is at most `farthest` away; `noded` is what node_lines
/// made of the lines. By line, then place. O(dead ends · log lines).
[[nodiscard]] std::vector<near_miss> find_near_misses(const index::indexed_layer& lines,
                                                      const index::noded_lines& noded, metres farthest);

}  // namespace greenward::walking
