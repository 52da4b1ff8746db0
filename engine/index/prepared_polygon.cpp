#include "engine/index/prepared_polygon.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <limits>

namespace greenward::index {

namespace {

void append_ring(std::span<const geo::planar> ring, bool is_shell, std::vector<polygon_edge>& edges) {
  // Along a shell drawn counter-clockwise, and a hole drawn clockwise, the polygon lies to the left.
  const bool inside_left = (geo::signed_area(ring) > 0) == is_shell;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const geo::planar a = ring[i - 1], b = ring[i];
    if (a == b) continue;
    const int left_is_below = a.x > b.x ? 1 : (a.x < b.x ? -1 : 0);
    edges.push_back({a, b, inside_left ? left_is_below : -left_is_below});
  }
}

std::vector<geo::planar_box> boxes_of_edges(std::span<const polygon_edge> edges) {
  std::vector<geo::planar_box> boxes;
  boxes.reserve(edges.size());
  for (const polygon_edge& e : edges) boxes.push_back(geo::segment_box(e.from, e.to));
  return boxes;
}

}  // namespace

std::vector<polygon_edge> edges_of(geo::planar_view polygon) {
  std::vector<polygon_edge> edges;
  if (polygon.kind() != geo::geometry_kind::polygon) return edges;
  edges.reserve(polygon.points().size());
  for (std::size_t part = 0; part < polygon.part_count(); ++part)
    for (std::size_t ring = 0; ring < polygon.ring_count(part); ++ring)
      append_ring(polygon.ring(part, ring), ring == 0, edges);
  return edges;
}

prepared_polygon::prepared_polygon(geo::planar_view polygon) : prepared_polygon(edges_of(polygon)) {}

prepared_polygon::prepared_polygon(std::vector<polygon_edge> edges)
    : edges_(std::move(edges)), tree_(boxes_of_edges(edges_)) {}

geo::location prepared_polygon::locate(geo::planar p) const {
  constexpr double kEast = std::numeric_limits<double>::infinity();
  bool inside = false;
  bool boundary = false;
  visit_edges({p, {kEast, p.y}}, [&](const polygon_edge& edge) {
    const geo::passing how = geo::east_ray_passes(p, edge.from, edge.to);
    boundary = boundary || how == geo::passing::through;
    inside = inside != (how == geo::passing::across);
  });
  if (boundary) return geo::location::boundary;
  return inside ? geo::location::inside : geo::location::outside;
}

}  // namespace greenward::index
