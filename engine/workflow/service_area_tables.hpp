// Service areas as layers of their own, for export and for GeoJSON.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/workflow/walk.hpp"

#include <vector>

namespace greenward::workflow {

/// Two tables, EPSG:4490: `service_areas` (polygons: the area by the streets, the plain radius) and
/// `reached_streets` (lines). Each row names minutes, speed, rule pack and the people inside; the figures are
/// absent when the district has no population points.
[[nodiscard]] std::vector<layer::feature_table> service_area_tables(const service_circles& circles,
                                                                    const district_snapshot& district);

}  // namespace greenward::workflow
