// Service areas as layers of their own, for export and for GeoJSON.
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/workflow/export_layers.hpp"
#include "engine/workflow/service_bands.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Two tables, EPSG:4490: `service_areas` (polygons: a band by the streets for each limit and facility,
/// widest first so that the smaller ones lie on top, and the plain radius) and `reached_streets` (lines).
/// Each row names minutes, limit, speed, facility, rule pack, network version, date and the people inside;
/// figures are absent when the district has no population points, the facility where all are together.
[[nodiscard]] std::vector<layer::feature_table> service_area_tables(const service_bands& bands,
                                                                    const district_snapshot& district);

/// The polygons as RFC 7946.
[[nodiscard]] std::string service_area_geojson(const service_bands& bands, const district_snapshot& district);

/// Both tables as files, and certificate.csv beside them (see docs/certificate.md).
[[nodiscard]] exchange::export_result write_service_areas(const service_bands& bands,
                                                          const district_snapshot& district,
                                                          const output_target& target, const task& progress);

}  // namespace greenward::workflow
