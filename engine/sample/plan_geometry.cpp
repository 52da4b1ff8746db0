#include "engine/sample/plan_geometry.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::sample {

planar unit(planar a) {
  return a * (1 / std::hypot(a.x, a.y));
}

double path_length(std::span<const planar> line) {
  return geo::line_length(line).value;
}

double ring_area(std::span<const planar> ring) {
  return geo::signed_area(ring);
}

planar ring_centroid(std::span<const planar> ring) {
  planar sum{};
  double twice = 0;
  for (std::size_t k = 1; k + 1 < ring.size(); ++k) {
    const planar a = ring[k] - ring[0];
    const planar b = ring[k + 1] - ring[0];
    const double w = cross(a, b);
    sum = sum + (a + b) * (w / 3);
    twice += w;
  }
  return ring[0] + sum * (1 / twice);
}

std::vector<planar> inset_ring(std::span<const planar> corners, std::span<const double> inset) {
  const std::size_t n = corners.size();
  std::vector<planar> base(n), direction(n), result;
  for (std::size_t k = 0; k < n; ++k) {
    direction[k] = unit(corners[(k + 1) % n] - corners[k]);
    base[k] = corners[k] + left_of(direction[k]) * inset[k];
  }
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t before = (k + n - 1) % n;
    const double sine = cross(direction[before], direction[k]);
    if (sine < 0.05) return {};
    const double along = cross(base[k] - base[before], direction[k]) / sine;
    result.push_back(base[before] + direction[before] * along);
  }
  for (std::size_t k = 0; k < n; ++k) {
    if (dot(result[(k + 1) % n] - result[k], direction[k]) <= 1) return {};
  }
  return result;
}

double depth_inside(std::span<const planar> ring, planar p) {
  double depth = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < ring.size(); ++k) {
    const planar d = unit(ring[(k + 1) % ring.size()] - ring[k]);
    depth = std::min(depth, cross(d, p - ring[k]));
  }
  return depth;
}

std::optional<ring_exit> exit_of(std::span<const planar> ring, planar p, planar direction) {
  for (std::size_t k = 0; k < ring.size(); ++k) {
    const planar a = ring[k];
    const planar side = ring[(k + 1) % ring.size()] - a;
    const double sine = cross(direction, side);
    if (sine <= 1e-9) continue;  // leaves only through sides that it crosses from left to right of itself
    const double along = cross(a - p, side) / sine;
    const double on_side = cross(a - p, direction) / sine;
    if (along > 0 && on_side >= 0 && on_side <= 1) {
      return ring_exit{static_cast<std::uint32_t>(k), p + direction * along};
    }
  }
  return std::nullopt;
}

std::vector<planar> offset_line(std::span<const planar> line, double distance) {
  std::vector<planar> result;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const planar before = k > 0 ? unit(line[k] - line[k - 1]) : unit(line[1] - line[0]);
    const planar after = k + 1 < line.size() ? unit(line[k + 1] - line[k]) : before;
    result.push_back(line[k] + left_of(unit(before + after)) * distance);
  }
  return result;
}

line_place place_on(std::span<const planar> line, double fraction) {
  double left = fraction * path_length(line);
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const planar d = line[k + 1] - line[k];
    const double length = std::hypot(d.x, d.y);
    if (left <= length || k + 2 == line.size())
      return {line[k] + d * (std::min(left, length) / length), unit(d)};
    left -= length;
  }
  return {line.back(), {1, 0}};
}

std::vector<planar> part_of(std::span<const planar> line, double from, double to) {
  const double total = path_length(line);
  return geo::line_part(line, metres(from * total), metres(std::min(to, 1.0) * total));
}

double fraction_near(std::span<const planar> line, planar p) {
  return geo::project_on_line(p, line).along / path_length(line);
}

}  // namespace greenward::sample
