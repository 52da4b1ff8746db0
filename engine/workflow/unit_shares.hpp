// How much of each feature lies in each administrative unit.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/works/unit_tree.hpp"
#include "engine/works/work_parts.hpp"

#include <cstdint>
#include <vector>

namespace greenward::workflow {

struct unit_amount {
  std::uint32_t row = 0;
  std::uint32_t unit = works::kNoUnit;  ///< the finest; kNoUnit: in none
  double amount = 0;                    ///< metres of a line, square metres of a polygon
};

/// By row: of each line and polygon all of it, what lies in no unit included. Points have none.
[[nodiscard]] std::vector<unit_amount> amounts_by_unit(const geo::planar_geometry& shapes,
                                                       const works::unit_areas& areas);

}  // namespace greenward::workflow
