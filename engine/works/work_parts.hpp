// How the works lie in the administrative units: whole ones, and those that cross a border.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/index/areas.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/works/unit_tree.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::works {

/// The areas of the finest units that have any.
struct unit_areas {
  index::area_layer areas;
  std::vector<std::uint32_t> unit_of_area;  ///< n_area, into the tree
};

/// `admin_units`: the layer; `planar`: its polygons, row by row, in the measuring CRS. Areas of two levels
/// are never mixed: the finest level that has any counts.
[[nodiscard]] unit_areas finest_areas(const layer::feature_table& admin_units,
                                      const geo::planar_geometry& planar, const unit_tree& tree);

/// What of a work lies in a unit.
struct work_part {
  std::uint32_t work = 0;        ///< row of the table
  std::uint32_t unit = kNoUnit;  ///< the finest that is known; kNoUnit: in none
  double share = 0;     ///< of its length or area; of all that a work has they are 1 together, to rounding
  bool counts = false;  ///< the work is counted here: true for exactly one part of each work
};

struct work_parts {
  std::vector<work_part> parts;  ///< by work, then by unit
  std::vector<std::uint32_t>
      unsplit;  ///< works whose outline contradicts itself: whole, in the unit of their code
};

/// A line is split by length and a polygon by area over the units it passes through; what lies in none stands
/// under kNoUnit; where areas overlap it is shared out in proportion. A point, and a work without a place,
/// lies whole in the finest unit whose code it carries, or else in the one around the point. A work counts in
/// the unit whose code it carries, also if none of it lies there; if the code is of a coarser level, in that
/// unit's part with the most of it; without a code where most of it lies (of equals the first). `planar`:
/// n_works, in the measuring CRS. O((edges + crossings) log n).
[[nodiscard]] work_parts parts_of(const layer::feature_table& works, const geo::planar_geometry& planar,
                                  const unit_tree& tree, const unit_areas& areas);

/// The finest unit whose code the row carries; kNoUnit: none that the tree has. `rows`: a layer with the
/// three codes.
[[nodiscard]] std::uint32_t own_unit(const layer::feature_table& rows, std::size_t row,
                                     const unit_tree& tree);

/// Every code that the tables name, for a tree: of admin_units its `code`, of the features those of all three
/// levels.
[[nodiscard]] std::vector<std::string> codes_in(const layer::feature_table& admin_units,
                                                const layer::feature_table& features);

}  // namespace greenward::works
