// Which administrative units a place lies in.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/index/areas.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

struct admin_codes {
  std::string district, street, community;  ///< "" = not known
};

/// Answers from the areas of the layer admin_units; an empty layer knows nothing.
class admin_locator {
 public:
  /// `units`: the table admin_units.
  admin_locator(const layer::feature_table& units, geo::crs_code measuring);

  [[nodiscard]] bool empty() const { return areas_.size() == 0; }
  /// Codes of the smallest unit that contains the geometry's representative point (of a line: the middle).
  [[nodiscard]] admin_codes locate(geo::geographic_view geometry) const;

 private:
  geo::crs_code measuring_;
  index::area_layer areas_;
  std::vector<admin_codes> codes_;   ///< n_area
  std::vector<std::uint8_t> depth_;  ///< n_area: how many of the codes are known
};

}  // namespace greenward::workflow
