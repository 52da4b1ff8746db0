// What a district's identity is completed with when its first features come in.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/store/store.hpp"

#include <optional>
#include <string>

namespace greenward::workflow {

/// A name (the database file's) and a measuring CRS (for the middle of the geometries) where the district has
/// none yet; nullopt if nothing is missing.
[[nodiscard]] std::optional<store::district_info> completed_info(store::district_info info,
                                                                 const std::string& database,
                                                                 const geo::geographic_geometry& geometries);

/// `notice` with `line` added unless it is there already.
[[nodiscard]] std::string with_notice(const std::string& notice, const std::string& line);

}  // namespace greenward::workflow
