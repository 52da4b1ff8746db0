// A file that holds one geometry.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/geometry_column.hpp"

#include <filesystem>
#include <string>

namespace greenward::workflow {

/// The only geometry of a file of any format that records are read from, EPSG:4490. `crs`: of the file, where
/// it says none. Throws error{bad_input} if the file cannot be read or holds another number of records, or if
/// its geometry is refused.
[[nodiscard]] geo::geographic_geometry single_shape_in(const std::filesystem::path& file,
                                                       const std::string& crs, const task& progress);

}  // namespace greenward::workflow
