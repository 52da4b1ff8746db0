#include "engine/index/detail_levels.hpp"

#include "engine/index/border_simplifier.hpp"
#include "engine/index/shared_vertices.hpp"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

namespace greenward::index {

namespace {

bool is_closed(std::span<const geo::planar> ring) {
  return ring.size() > 1 && ring.front() == ring.back();
}

/// Adds the points that weigh enough, and closes again a ring whose first point does not.
void add_kept(geo::planar_geometry& result, std::span<const geo::planar> ring, std::span<const float> weights,
              double tolerance) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (static_cast<double>(weights[i]) >= tolerance) result.add(ring[i]);
  }
  if (!is_closed(ring) || static_cast<double>(weights.front()) >= tolerance) return;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (static_cast<double>(weights[i]) < tolerance) continue;
    result.add(ring[i]);
    return;
  }
}

}  // namespace

detail_weights weigh_detail(const geo::planar_geometry& geometry, const detail_options& options,
                            const task& progress) {
  const shared_vertices shared = share_vertices(geometry);
  const std::vector<float> costs = border_simplifier(shared).run(options.coarsest, progress);
  detail_weights weights;
  weights.of_point.reserve(shared.of_point.size());
  for (const std::uint32_t vertex : shared.of_point) {
    weights.of_point.push_back(vertex == shared_vertices::kNone ? std::numeric_limits<float>::infinity()
                                                                : costs[vertex]);
  }
  return weights;
}

geo::planar_geometry at_resolution(const geo::planar_geometry& geometry, const detail_weights& weights,
                                   double metres_per_pixel) {
  assert(weights.of_point.size() == geometry.points().size());
  geo::planar_geometry result;
  const auto rings = geometry.ring_first();
  const auto points = geometry.point_first();
  for (std::size_t row = 0; row < geometry.size(); ++row) {
    const geo::geometry_kind kind = geometry.kinds()[row];
    result.begin_feature(kind);
    for (std::uint32_t part = geometry.part_first()[row]; part < geometry.part_first()[row + 1]; ++part) {
      result.begin_part();
      for (std::uint32_t ring = rings[part]; ring < rings[part + 1]; ++ring) {
        if (kind == geo::geometry_kind::polygon) result.begin_ring();
        const std::size_t count = points[ring + 1] - points[ring];
        add_kept(result, geometry.points().subspan(points[ring], count),
                 std::span(weights.of_point).subspan(points[ring], count), metres_per_pixel);
      }
    }
  }
  return result;
}

}  // namespace greenward::index
