// `greenward find`: features of a layer by place and by attribute.
#pragma once

#include "engine/base/task.hpp"
#include "engine/base/units.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/point.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/workflow/moment.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// All conditions must hold. With `near` the answer is ordered by distance, otherwise by id.
struct find_query {
  /// The feature's true geometry meets the window, touching included, edges being straight in longitude and
  /// latitude: SQL's ST_Intersects(geometry, BuildMbr(W, S, E, N, 4490)).
  std::optional<geo::lon_lat_box> window;
  std::optional<geo::lon_lat> near;
  std::optional<std::size_t> count;  ///< at most that many
  std::optional<metres> within;      ///< of `near`, inclusive
  std::string where;                 ///< see layer::filter; "" = all
  moment when;                       ///< of the database
};

struct find_result {
  layer::feature_table table;
  std::vector<double> metres;  ///< from `near`, in the measuring CRS; empty without `near`
};

/// Asks the database; of a layer with a window only what the store's spatial index gives for it is read.
/// Throws error{store}; error{usage} for an unknown layer, a bad expression, an upside-down window, or
/// `within` without `near`.
[[nodiscard]] find_result find_features(const std::string& database, const std::string& layer,
                                        const find_query& query, const task& progress);

/// The same of a table in memory. O(rows).
[[nodiscard]] find_result find_features(const layer::feature_table& table, geo::crs_code measuring,
                                        const find_query& query);

/// RFC 7946: WGS 84, the feature's id, all fields, and `distance_m` where the query was by distance.
[[nodiscard]] std::string to_geojson(const find_result& found);

}  // namespace greenward::workflow
