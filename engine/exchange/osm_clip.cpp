#include "engine/exchange/osm_clip.hpp"

#include <algorithm>
#include <array>

namespace greenward::exchange {

namespace {

/// Even-odd over all rings.
bool encloses(geo::geographic_view polygon, geo::lon_lat p) {
  bool inside = false;
  for (std::size_t part = 0; part < polygon.part_count(); ++part) {
    for (std::size_t r = 0; r < polygon.ring_count(part); ++r) {
      const auto ring = polygon.ring(part, r);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const geo::lon_lat a = ring[i - 1], b = ring[i];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
          inside = !inside;
      }
    }
  }
  return inside;
}

}  // namespace

bool touches(geo::lon_lat a, geo::lon_lat b, const geo::lon_lat_box& box) {
  // The part of the segment inside each of the box's four half-planes, as an interval of 0 … 1.
  const std::array<double, 4> direction{a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y};
  const std::array<double, 4> room{a.x - box.min.x, box.max.x - a.x, a.y - box.min.y, box.max.y - a.y};
  double enter = 0, leave = 1;
  for (std::size_t i = 0; i < 4; ++i) {
    if (direction[i] == 0 && room[i] < 0) return false;
    if (direction[i] < 0) enter = std::max(enter, room[i] / direction[i]);
    if (direction[i] > 0) leave = std::min(leave, room[i] / direction[i]);
  }
  return enter <= leave;
}

bool touches(std::span<const geo::lon_lat> line, const geo::lon_lat_box& box) {
  if (line.size() == 1) return box.contains(line.front());
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (touches(line[i - 1], line[i], box)) return true;
  }
  return false;
}

bool touches(geo::geographic_view geometry, const geo::lon_lat_box& box) {
  for (std::size_t part = 0; part < geometry.part_count(); ++part) {
    for (std::size_t r = 0; r < geometry.ring_count(part); ++r) {
      if (touches(geometry.ring(part, r), box)) return true;
    }
  }
  return geometry.kind() == geo::geometry_kind::polygon && encloses(geometry, box.centre());
}

}  // namespace greenward::exchange
