// The distinct vertices of a layer and their neighbours: a border of two polygons is there once.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace greenward::index {

/// n vertices, each a place that one or more points of a column share exactly. Vertex v is joined by a
/// segment to neighbours [neighbour_first[v], neighbour_first[v+1]), ascending, without itself: the segments
/// of all rows together, whatever their direction.
struct shared_vertices {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  std::vector<geo::planar> places;      ///< one a vertex, by where they first appear
  std::vector<std::uint32_t> of_point;  ///< one a point of the column; kNone = a coordinate is not finite
  std::vector<std::uint8_t> fixed;      ///< one a vertex; 1 = it holds the layer together, see below
  std::vector<std::uint32_t> neighbour_first;
  std::vector<std::uint32_t> neighbours;

  [[nodiscard]] std::size_t size() const { return places.size(); }
  [[nodiscard]] std::span<const std::uint32_t> neighbours_of(std::uint32_t v) const {
    return std::span(neighbours).subspan(neighbour_first[v], neighbour_first[v + 1] - neighbour_first[v]);
  }
};

/// A vertex is free if every ring and line that comes there passes between the same two neighbours. All
/// others are fixed: ends of lines, junctions, points, turning points of a line that goes back the way it
/// came, and the neighbours of a point that is not finite. O(n log n).
[[nodiscard]] shared_vertices share_vertices(const geo::planar_geometry& geometry);

}  // namespace greenward::index
