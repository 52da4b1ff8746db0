#include "engine/geo/clip.hpp"

#include "engine/geo/point_location.hpp"

namespace greenward::geo {

namespace {

/// What a ring's inside covers of the box.
enum class cover { nothing, some, all };

bool runs_along_border(planar p, planar q, const planar_box& box) {
  return (p.x == q.x && (p.x == box.min.x || p.x == box.max.x)) ||
         (p.y == q.y && (p.y == box.min.y || p.y == box.max.y));
}

/// Of a clipped ring: one that nowhere runs through the box covers all of it or nothing.
cover cover_of(std::span<const planar> ring, const planar_box& box) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (!runs_along_border(ring[i - 1], ring[i], box)) return cover::some;
  }
  planar_geometry border;
  border.append_polygon(ring);
  return locate(border[0], box.centre()) == location::inside ? cover::all : cover::nothing;
}

void add_ring(planar_geometry& result, std::span<const planar> ring) {
  result.begin_ring();
  for (const planar& p : ring) result.add(p);
}

void clip_part(planar_geometry& result, planar_view polygon, std::size_t part, const planar_box& box) {
  if (polygon.ring_count(part) == 0) return;
  const std::vector<planar> shell = clip_ring(polygon.ring(part, 0), box);
  if (cover_of(shell, box) == cover::nothing) return;
  std::vector<std::vector<planar>> holes;
  for (std::size_t r = 1; r < polygon.ring_count(part); ++r) {
    std::vector<planar> hole = clip_ring(polygon.ring(part, r), box);
    const cover covered = cover_of(hole, box);
    if (covered == cover::all) return;
    if (covered == cover::some) holes.push_back(std::move(hole));
  }
  result.begin_part();
  add_ring(result, shell);
  for (const auto& hole : holes) add_ring(result, hole);
}

void clip_part_of_line(planar_geometry& result, std::span<const planar> line, const planar_box& box) {
  const clipped_line<planar> parts = clip_line(line, box);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = parts.part(i);
    if (part.size() == 2 && part[0] == part[1]) continue;
    result.begin_part();
    for (const planar& p : part) result.add(p);
  }
}

void clip_points(planar_geometry& result, std::span<const planar> points, const planar_box& box) {
  for (const planar& p : points) {
    if (!box.contains(p)) continue;
    result.begin_part();
    result.add(p);
  }
}

}  // namespace

planar_geometry clipped(planar_view geometry, const planar_box& box) {
  const planar_box whole = geometry.box();
  planar_geometry result;
  if (!whole.empty() && box.contains(whole.min) && box.contains(whole.max)) {
    result.append(geometry);
    return result;
  }
  result.begin_feature(geometry.kind());
  for (std::size_t p = 0; p < geometry.part_count() && box.intersects(whole); ++p) {
    if (geometry.kind() == geometry_kind::polygon) clip_part(result, geometry, p, box);
    if (geometry.kind() == geometry_kind::line) clip_part_of_line(result, geometry.ring(p, 0), box);
    if (geometry.kind() == geometry_kind::point) clip_points(result, geometry.ring(p, 0), box);
  }
  if (!result[0].points().empty()) return result;
  planar_geometry none;
  none.append_none();
  return none;
}

}  // namespace greenward::geo
