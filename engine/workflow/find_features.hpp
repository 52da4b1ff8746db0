// `greenward find`: features of a layer by place and by attribute.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/point.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/workflow/snapshot.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// All conditions must hold. With `near` the answer is ordered by distance, otherwise by id.
struct find_query {
  std::optional<geo::lon_lat_box> window;  ///< the feature's true geometry meets the window
  std::optional<geo::lon_lat> near;
  std::optional<std::size_t> count;  ///< at most that many
  std::optional<metres> within;      ///< of `near`, inclusive
  std::string where;                 ///< see layer::filter; "" = all
};

struct find_result {
  layer::feature_table table;
  std::vector<double> metres;  ///< from `near`, in the measuring CRS; empty without `near`
};

/// Throws error{usage} for a bad expression, an upside-down window, or `within` without `near`.
[[nodiscard]] find_result find_features(const district_snapshot& district, const std::string& layer,
                                        const find_query& query);

/// RFC 7946: WGS 84, the feature's id, all fields, and `distance_m` where the query was by distance.
[[nodiscard]] std::string to_geojson(const find_result& found);

}  // namespace greenward::workflow
