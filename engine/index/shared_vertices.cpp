#include "engine/index/shared_vertices.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::index {

namespace {

void find_places(std::span<const geo::planar> points, shared_vertices& shared) {
  std::vector<std::uint32_t> order;
  order.reserve(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    if (std::isfinite(points[i].x) && std::isfinite(points[i].y)) order.push_back(i);
  }
  std::ranges::sort(order, [&](std::uint32_t i, std::uint32_t j) {
    const geo::planar& a = points[i];
    const geo::planar& b = points[j];
    return a.x != b.x ? a.x < b.x : a.y != b.y ? a.y < b.y : i < j;
  });
  // The first point of each place stands for it; vertices are numbered by it, so that neighbours lie close in
  // memory.
  shared.of_point.assign(points.size(), shared_vertices::kNone);
  std::uint32_t first = shared_vertices::kNone;
  for (const std::uint32_t i : order) {
    if (first == shared_vertices::kNone || !(points[first] == points[i])) first = i;
    shared.of_point[i] = first;
  }
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    std::uint32_t& vertex = shared.of_point[i];
    if (vertex == shared_vertices::kNone) continue;
    if (vertex == i) {
      vertex = static_cast<std::uint32_t>(shared.places.size());
      shared.places.push_back(points[i]);
    } else {
      vertex = shared.of_point[vertex];
    }
  }
}

/// Collects the segments of all rings and fixes the vertices that are fixed by a single ring's course.
class ring_walk {
 public:
  explicit ring_walk(shared_vertices& shared) : shared_(shared) {}

  /// `ring`: the vertices of one ring, line or point in their order.
  void add(std::span<const std::uint32_t> ring, geo::geometry_kind kind) {
    course_.assign(ring.begin(), ring.end());
    course_.erase(std::unique(course_.begin(), course_.end()), course_.end());
    const bool closed =
        kind == geo::geometry_kind::polygon && course_.size() > 1 && course_.front() == course_.back();
    for (std::size_t i = 0; i + 1 < course_.size(); ++i) join(course_[i], course_[i + 1]);
    for (std::size_t i = 1; i + 1 < course_.size(); ++i) pass(course_[i - 1], course_[i], course_[i + 1]);
    if (course_.empty()) return;
    if (closed) {
      pass(course_[course_.size() - 2], course_.front(), course_[1]);
    } else {
      fix(course_.front());
      fix(course_.back());
    }
  }

  /// Both directions of every segment, `from` in the upper half; each once, ascending.
  [[nodiscard]] std::vector<std::uint64_t> segments() && {
    std::ranges::sort(segments_);
    segments_.erase(std::unique(segments_.begin(), segments_.end()), segments_.end());
    return std::move(segments_);
  }

 private:
  void fix(std::uint32_t v) {
    if (v != shared_vertices::kNone) shared_.fixed[v] = 1;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    if (a == shared_vertices::kNone || b == shared_vertices::kNone) return;
    segments_.push_back(std::uint64_t{a} << 32U | b);
    segments_.push_back(std::uint64_t{b} << 32U | a);
  }
  void pass(std::uint32_t before, std::uint32_t v, std::uint32_t after) {
    if (before == after || before == shared_vertices::kNone || after == shared_vertices::kNone) fix(v);
  }

  shared_vertices& shared_;
  std::vector<std::uint32_t> course_;  ///< the ring without repeated points
  std::vector<std::uint64_t> segments_;
};

void link_neighbours(std::span<const std::uint64_t> segments, shared_vertices& shared) {
  shared.neighbour_first.assign(shared.size() + 1, 0);
  shared.neighbours.reserve(segments.size());
  for (const std::uint64_t segment : segments) {
    ++shared.neighbour_first[(segment >> 32U) + 1];
    shared.neighbours.push_back(static_cast<std::uint32_t>(segment));
  }
  std::partial_sum(shared.neighbour_first.begin(), shared.neighbour_first.end(),
                   shared.neighbour_first.begin());
  for (std::uint32_t v = 0; v < shared.size(); ++v) {
    if (shared.neighbours_of(v).size() != 2) shared.fixed[v] = 1;
  }
}

}  // namespace

shared_vertices share_vertices(const geo::planar_geometry& geometry) {
  shared_vertices shared;
  find_places(geometry.points(), shared);
  shared.fixed.assign(shared.size(), 0);
  ring_walk walk(shared);
  for (std::size_t row = 0; row < geometry.size(); ++row) {
    const std::uint32_t last_part = geometry.part_first()[row + 1];
    const std::uint32_t last_ring = geometry.ring_first()[last_part];
    for (std::uint32_t ring = geometry.ring_first()[geometry.part_first()[row]]; ring < last_ring; ++ring) {
      const std::uint32_t first = geometry.point_first()[ring];
      const std::uint32_t count = geometry.point_first()[ring + 1] - first;
      walk.add(std::span(shared.of_point).subspan(first, count), geometry.kinds()[row]);
    }
  }
  link_neighbours(std::move(walk).segments(), shared);
  return shared;
}

}  // namespace greenward::index
