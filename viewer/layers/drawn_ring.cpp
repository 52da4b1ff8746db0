#include "viewer/layers/drawn_ring.hpp"

#include "engine/geo/segment.hpp"

#include <cstddef>

namespace greenward::viewer {

bool meets_itself(std::span<const geo::planar> ring) {
  const std::size_t n = ring.size();
  const auto corner = [&](std::size_t i) { return ring[i % n]; };
  for (std::size_t i = 0; i < n; ++i) {
    if (geo::on_segment(corner(i + 2), corner(i), corner(i + 1))) return true;
    if (geo::on_segment(corner(i), corner(i + 1), corner(i + 2))) return true;
    for (std::size_t k = i + 2; k < n; ++k) {
      if (i == 0 && k + 1 == n) continue;
      if (geo::segments_meet(corner(i), corner(i + 1), corner(k), corner(k + 1))) return true;
    }
  }
  return false;
}

}  // namespace greenward::viewer
