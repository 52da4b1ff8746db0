#include "engine/index/ray.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/point_location.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::index {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

struct touch {
  geo::planar point;
  double distance = kNever;
};

void keep_nearer(touch& nearest, geo::planar from, geo::planar point) {
  const double distance = geo::distance(from, point);
  if (distance < nearest.distance) nearest = {point, distance};
}

/// Where the segment first touches the geometry.
touch first_touch(geo::planar_view geometry, geo::planar from, geo::planar to) {
  if (geo::locate(geometry, from) != geo::location::outside) return {from, 0};
  touch nearest;
  for (std::size_t part = 0; part < geometry.part_count(); ++part) {
    for (std::size_t r = 0; r < geometry.ring_count(part); ++r) {
      const auto ring = geometry.ring(part, r);
      if (ring.size() == 1 && geo::on_segment(ring[0], from, to)) keep_nearer(nearest, from, ring[0]);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const geo::shared_points shared = geo::segment_intersection(from, to, ring[i - 1], ring[i]);
        for (std::size_t k = 0; k < shared.count; ++k) keep_nearer(nearest, from, shared.points[k]);
      }
    }
  }
  return nearest;
}

}  // namespace

std::optional<ray_hit> first_hit(const indexed_layer& layer, geo::planar from, geo::planar to) {
  const double length = geo::distance(from, to);
  if (!std::isfinite(length)) return std::nullopt;
  std::optional<ray_hit> best;
  const auto try_row = [&](std::uint32_t row) {
    const touch found = first_touch(layer.geometry[row], from, to);
    if (found.distance == kNever) return;
    const bool nearer = !best || found.distance < best->distance;
    if (nearer || (found.distance == best->distance && row < best->row))
      best = {row, found.point, found.distance};
  };
  constexpr double kFirstPiece = 1.0 / 256;
  // The rounded ends of a piece may lie beside the segment by an ulp or two.
  const double rounding =
      1e-15 * std::max({std::abs(from.x), std::abs(from.y), std::abs(to.x), std::abs(to.y)});
  geo::planar begin = from;
  for (double fraction = kFirstPiece;; fraction = std::min(1.0, 2 * fraction)) {
    const bool last = fraction == 1.0;
    const geo::planar end =
        last ? to : geo::planar{from.x + fraction * (to.x - from.x), from.y + fraction * (to.y - from.y)};
    layer.tree.visit_window(geo::segment_box(begin, end).expanded(rounding), try_row);
    if (last || (best && best->distance < fraction * length)) return best;
    begin = end;
  }
}

}  // namespace greenward::index
