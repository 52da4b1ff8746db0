// Which points lie in which polygons, as a list that can be compared whatever its order.
#pragma once

#include "tests/bench/harness/mixed.hpp"
#include "tests/bench/harness/samples.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::bench {

/// Point in the upper half, polygon in the lower.
using point_in_polygon = std::uint64_t;

[[nodiscard]] constexpr point_in_polygon pair_of(std::uint64_t point, std::uint64_t polygon) {
  return point << 32U | polygon;
}

struct timed_pairs {
  std::vector<point_in_polygon> pairs;  ///< in any order
  time_taken took;                      ///< for finding them, from the geometries on unless said otherwise
};

/// How many pairs there are, and a sum of hashes, which knows no order.
struct pair_answer {
  std::uint64_t count = 0;
  std::uint64_t checksum = 0;
  friend bool operator==(const pair_answer&, const pair_answer&) = default;
};

[[nodiscard]] inline pair_answer answer_of(std::span<const point_in_polygon> pairs) {
  pair_answer answer{.count = pairs.size()};
  for (const point_in_polygon pair : pairs) answer.checksum += mixed(pair);
  return answer;
}

}  // namespace greenward::bench
