// The rule of border_simplifier as plainly as it can be put: every vertex looked at for every removal.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <vector>

namespace greenward::testing {

/// Weights of all points, as index::weigh_detail is to give them. O(n³): for small layers of finite points.
[[nodiscard]] std::vector<double> naive_weights(const geo::planar_geometry& geometry);

}  // namespace greenward::testing
