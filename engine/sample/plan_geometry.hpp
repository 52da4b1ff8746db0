// Small planar geometry of the generator: rings, insets, offsets.
#pragma once

#include "engine/geo/point.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::sample {

using geo::planar;

[[nodiscard]] inline planar operator+(planar a, planar b) {
  return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] inline planar operator-(planar a, planar b) {
  return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] inline planar operator*(planar a, double k) {
  return {a.x * k, a.y * k};
}
[[nodiscard]] inline double dot(planar a, planar b) {
  return a.x * b.x + a.y * b.y;
}
[[nodiscard]] inline double cross(planar a, planar b) {
  return a.x * b.y - a.y * b.x;
}
[[nodiscard]] inline planar left_of(planar a) {
  return {-a.y, a.x};
}
/// Precondition: not the null vector.
[[nodiscard]] planar unit(planar a);
[[nodiscard]] double path_length(std::span<const planar> line);

/// Of an open ring, counter-clockwise positive.
[[nodiscard]] double ring_area(std::span<const planar> ring);
[[nodiscard]] planar ring_centroid(std::span<const planar> ring);

/// The convex ring moved inwards, side k (from corner k to k + 1) by inset[k] metres; empty if nothing is
/// left.
[[nodiscard]] std::vector<planar> inset_ring(std::span<const planar> corners, std::span<const double> inset);

/// Distance from p to the nearest side of a convex counter-clockwise ring; negative outside.
[[nodiscard]] double depth_inside(std::span<const planar> ring, planar p);

/// Where the ray from p (inside) leaves a convex ring: the side's number and the point.
struct ring_exit {
  std::uint32_t side = 0;
  planar at;
};
[[nodiscard]] std::optional<ring_exit> exit_of(std::span<const planar> ring, planar p, planar direction);

/// The line moved to its left by `distance` (negative: to the right), as many points as before.
[[nodiscard]] std::vector<planar> offset_line(std::span<const planar> line, double distance);

/// The point at a fraction (0 to 1) of the line's length, and the direction there.
struct line_place {
  planar at, direction;
};
[[nodiscard]] line_place place_on(std::span<const planar> line, double fraction);
/// The part of a line between two fractions, 0 <= from < to <= 1.
[[nodiscard]] std::vector<planar> part_of(std::span<const planar> line, double from, double to);
/// The fraction of the line that is nearest to p.
[[nodiscard]] double fraction_near(std::span<const planar> line, planar p);

}  // namespace greenward::sample
