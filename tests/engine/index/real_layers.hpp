// Layers of real places from ../shared/data.
#pragma once

#include "engine/geo/geometry_column.hpp"

#include <string>

namespace greenward::testing {

/// A layer of an OpenStreetMap extract or of a file that GDAL reads, in metres of `measuring` (EPSG); records
/// that cannot be used are left out.
[[nodiscard]] geo::planar_geometry real_osm_layer(const std::string& file, const std::string& layer,
                                                  int measuring);
[[nodiscard]] geo::planar_geometry real_layer(const std::string& file, int measuring);

}  // namespace greenward::testing
