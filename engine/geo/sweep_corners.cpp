#include "engine/geo/sweep_corners.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace greenward::geo {

namespace {

/// Shells counter-clockwise, holes clockwise.
void add_corners(std::span<const planar> ring, bool is_shell, sweep_corners& corners) {
  const std::uint32_t first = corners.size();
  const bool turned = (signed_area(ring) > 0) != is_shell;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const planar& place = turned ? ring[ring.size() - 1 - i] : ring[i];
    if (corners.size() == first || !(corners.places.back() == place)) corners.places.push_back(place);
  }
  while (corners.size() > first && corners.places.back() == corners.places[first]) corners.places.pop_back();
  if (corners.size() < first + 3) return corners.places.resize(first);
  for (std::uint32_t i = first; i < corners.size(); ++i) {
    corners.previous.push_back(i == first ? corners.size() - 1 : i - 1);
    corners.next.push_back(i + 1 == corners.size() ? first : i + 1);
  }
}

}  // namespace

sweep_corners corners_of(planar_view polygon) {
  sweep_corners corners;
  for (std::size_t part = 0; part < polygon.part_count(); ++part)
    for (std::size_t ring = 0; ring < polygon.ring_count(part); ++ring)
      add_corners(polygon.ring(part, ring), ring == 0, corners);
  corners.order.resize(corners.size());
  std::iota(corners.order.begin(), corners.order.end(), 0U);
  std::ranges::sort(corners.order, {},
                    [&](std::uint32_t i) { return std::tuple(corners.places[i].x, corners.places[i].y, i); });
  corners.rank.resize(corners.size());
  for (std::uint32_t k = 0; k < corners.size(); ++k) corners.rank[corners.order[k]] = k;
  return corners;
}

}  // namespace greenward::geo
