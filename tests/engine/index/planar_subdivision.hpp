// A made-up layer whose polygons tile a square: shared wiggly borders, islands, lines and points.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <cstdint>

namespace greenward::testing {

struct subdivision_options {
  int cells = 3;          ///< along a side
  int wiggles = 8;        ///< points within each border
  double spacing = 1000;  ///< metres, of the cells
};

/// cells² polygons around wiggly borders, some with an island in a hole, the island with a narrow moat that
/// is a polygon again; then lines from the middle of a border into a cell; then points. All segments meet at
/// shared vertices only. Coordinates as large as real eastings and northings. The same for the same seed.
[[nodiscard]] geo::planar_geometry planar_subdivision(std::uint64_t seed, const subdivision_options& options);

}  // namespace greenward::testing
