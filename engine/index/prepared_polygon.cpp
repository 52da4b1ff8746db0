#include "engine/index/prepared_polygon.hpp"

#include "engine/geo/measure.hpp"
#include "engine/index/cell_grid.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::index {

namespace {

void append_ring(std::span<const geo::planar> ring, bool is_shell, std::pmr::vector<polygon_edge>& edges) {
  // Along a shell drawn counter-clockwise, and a hole drawn clockwise, the polygon lies to the left.
  const bool inside_left = (geo::signed_area(ring) > 0) == is_shell;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const geo::planar a = ring[i - 1], b = ring[i];
    if (a == b) continue;
    edges.push_back(inside_left ? polygon_edge{b, a} : polygon_edge{a, b});
  }
}

/// So many columns that the lists are not much longer than the edges are many, however often they pass to and
/// fro.
std::uint32_t column_count(std::span<const polygon_edge> edges, double width) {
  constexpr double kPasses = 4;
  double travel = 0;
  for (const polygon_edge& edge : edges) travel += edge.east().x - edge.west().x;
  if (!(width > 0) || !std::isfinite(travel)) return 1;
  const double columns = static_cast<double>(edges.size()) * std::min(1.0, kPasses * width / travel);
  return std::max(1U, static_cast<std::uint32_t>(columns));
}

geo::planar mirrored(geo::planar p) {
  return {p.y, p.x};
}

}  // namespace

std::pmr::vector<polygon_edge> edges_of(geo::planar_view polygon, std::pmr::memory_resource* memory) {
  std::pmr::vector<polygon_edge> edges(memory);
  if (polygon.kind() != geo::geometry_kind::polygon) return edges;
  edges.reserve(polygon.points().size());
  for (std::size_t part = 0; part < polygon.part_count(); ++part)
    for (std::size_t ring = 0; ring < polygon.ring_count(part); ++ring)
      append_ring(polygon.ring(part, ring), ring == 0, edges);
  return edges;
}

prepared_polygon::prepared_polygon(geo::planar_view polygon, std::pmr::memory_resource* memory)
    : edges_(edges_of(polygon, memory)), first_of_(memory), in_column_(memory) {
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    const geo::planar_box box = geo::segment_box(edges_[i].from, edges_[i].to);
    require_number(box, i);
    box_.include(box);
  }
  if (!edges_.empty()) sort_into_columns();
}

void prepared_polygon::sort_into_columns() {
  const std::uint32_t columns = column_count(edges_, box_.width());
  const double scale = columns / box_.width();
  if (columns > 1 && std::isfinite(scale)) {
    columns_per_metre_ = scale;
    last_column_ = columns - 1;
  }
  const auto visit_columns = [&](auto visit) {
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
      const std::uint32_t last = column_at(edges_[i].east().x);
      for (std::uint32_t column = column_at(edges_[i].west().x); column <= last; ++column) visit(column, i);
    }
  };
  first_of_.assign(std::size_t{last_column_} + 2, 0);
  visit_columns([&](std::uint32_t column, std::uint32_t) { ++first_of_[column]; });
  std::uint32_t end = 0;
  for (std::uint32_t& first : first_of_) first = end += first;
  in_column_.resize(end);
  visit_columns([&](std::uint32_t column, std::uint32_t i) { in_column_[--first_of_[column]] = i; });
}

geo::location prepared_polygon::locate(geo::planar p) const {
  if (!box_.contains(p)) return geo::location::outside;
  bool inside = false;
  for (const std::uint32_t i : edges_in(column_at(p.x))) {
    // A ray to the east in a world with its axes exchanged: it stays within the column.
    const geo::passing how =
        geo::east_ray_passes(mirrored(p), mirrored(edges_[i].from), mirrored(edges_[i].to));
    if (how == geo::passing::through) return geo::location::boundary;
    inside = inside != (how == geo::passing::across);
  }
  return inside ? geo::location::inside : geo::location::outside;
}

}  // namespace greenward::index
