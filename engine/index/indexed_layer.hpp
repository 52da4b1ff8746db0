// A layer's geometries together with the index over their boxes.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"

namespace greenward::index {

/// Both are the caller's and must outlive it; `tree` is over boxes_of(geometry).
struct indexed_layer {
  const geo::planar_geometry& geometry;
  const packed_rtree& tree;
};

}  // namespace greenward::index
