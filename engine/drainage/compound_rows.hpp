// In which compound something lies.
#pragma once

#include "engine/drainage/words.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <vector>

namespace greenward::drainage {

/// A layer as analyses read it: the table, its geometries in the measuring CRS, and their index.
struct layer_input {
  const layer::feature_table& table;
  const geo::planar_geometry& planar;
  const index::packed_rtree& index;
};

/// For each row of `features` the row of its compound: by the code that it carries in compound_code; without
/// one that the compounds know, the compound that contains its representative point (the smaller row if
/// several do); kNone if it lies in none. O((n_feature + n_compound) log n_compound).
[[nodiscard]] std::vector<std::uint32_t> compound_rows(const layer_input& features,
                                                       const layer_input& compounds);

}  // namespace greenward::drainage
