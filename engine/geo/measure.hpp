// Planar measures of one geometry. Coordinates in metres give metres and square metres.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"

#include <span>
#include <vector>

namespace greenward::geo {

[[nodiscard]] metres line_length(std::span<const planar> line);

/// Total length of the lines, or of the polygon rings; 0 for points.
[[nodiscard]] metres length(planar_view geometry);

/// Shells minus holes, by the shoelace formula about the first point; 0 for points and lines.
[[nodiscard]] square_metres area(planar_view geometry);

/// Signed area of a closed ring: positive when counter-clockwise.
[[nodiscard]] double signed_area(std::span<const planar> ring);
/// The same in square degrees, for its sign.
[[nodiscard]] double signed_area(std::span<const lon_lat> ring);

/// Even-odd over all rings; a point on a boundary counts as inside. Exact (see locate()); false if it is no
/// polygon.
[[nodiscard]] bool contains(planar_view polygon, planar p);

/// The closest point of a line of at least one point, and how far along the line it lies.
struct line_projection {
  planar point;
  double along = 0;     ///< metres from the line's start
  double distance = 0;  ///< metres from p
};
[[nodiscard]] line_projection project_on_line(planar p, std::span<const planar> line);

/// Metres from p to the geometry: 0 if and only if p lies in a polygon, on a line or at a point of it;
/// infinity if the geometry has no points.
[[nodiscard]] double distance(planar_view geometry, planar p);

/// A point that lies inside the polygon's largest part (or half-way along the longest line, or the first
/// point), good for a label. NaN, NaN if there is no point at all.
[[nodiscard]] planar representative_point(planar_view geometry);

/// The part of `line` between two distances from its start, 0 <= from <= to <= length (distances beyond the
/// ends are cut to them). At least two points, equal ones if from = to; empty only for an empty line.
[[nodiscard]] std::vector<planar> line_part(std::span<const planar> line, metres from, metres to);

}  // namespace greenward::geo
