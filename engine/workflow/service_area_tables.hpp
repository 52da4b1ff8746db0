// Service areas as layers of their own, for export and for GeoJSON.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/workflow/export_layers.hpp"
#include "engine/workflow/walk.hpp"

#include <string>
#include <vector>

namespace greenward::workflow {

/// Two tables, EPSG:4490: `service_areas` (polygons: the area by the streets, the plain radius) and
/// `reached_streets` (lines). Each row names minutes, speed, rule pack and the people inside; the figures are
/// absent when the district has no population points.
[[nodiscard]] std::vector<layer::feature_table> service_area_tables(const service_circles& circles,
                                                                    const district_snapshot& district);

/// The polygons as RFC 7946.
[[nodiscard]] std::string service_area_geojson(const service_circles& circles,
                                               const district_snapshot& district);

/// Both tables as files; the notice of `options` is the district's.
[[nodiscard]] exchange::export_result write_service_areas(const service_circles& circles,
                                                          const district_snapshot& district,
                                                          const output_target& target, const task& progress);

}  // namespace greenward::workflow
