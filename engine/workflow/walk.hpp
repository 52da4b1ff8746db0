// The walking verbs: reach, area, coverage.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/walking/coverage.hpp"
#include "engine/walking/reach.hpp"
#include "engine/workflow/walk_model.hpp"
#include "engine/workflow/walk_provenance.hpp"

#include <vector>

namespace greenward::workflow {

/// Service areas of all facilities of a category, and who lives in them.
struct service_circles {
  walk_settings settings;
  ground_notes ground;
  walk_provenance provenance;              ///< of today
  std::size_t facilities = 0;              ///< of the category, refused ones included
  std::vector<refusal> refused;            ///< facilities that could not be put on the network
  std::vector<refusal> refused_entrances;  ///< entrances that could not, of facilities that have another
  geo::planar_geometry reached_lines;      ///< one feature per reached part of an edge
  geo::planar_geometry area;               ///< one polygon feature, or empty: reached parts, buffered
  geo::planar_geometry radius;             ///< one polygon feature, or empty: the plain circles
  walking::coverage_result coverage;
};

/// A search for all facilities of a category, and what it went by.
struct circle_search {
  walking::walk_network network;  ///< points into the district
  facilities_on_network facilities;
  service_circles result;  ///< without areas
};

/// Throws what compute_coverage throws.
[[nodiscard]] circle_search search_circles(const district_snapshot& district, const walk_options& options,
                                           const task& progress);

/// Who is covered, by the network and by the plain radius. Walking goes towards the facility.
/// Throws error{bad_input} if there is no walking network or no facility of the category.
[[nodiscard]] service_circles compute_coverage(const district_snapshot& district, const walk_options& options,
                                               const task& progress);

/// The same with the areas drawn.
[[nodiscard]] service_circles compute_service_areas(const district_snapshot& district,
                                                    const walk_options& options, const task& progress);

/// What can be reached from one point, with the names that the database knows nodes and edges by.
struct reach_report {
  walk_settings settings;
  ground_notes ground;
  walk_provenance provenance;  ///< of today
  walking::reach_result reached;
  std::vector<std::int64_t> node_ids;  ///< of reached.nodes, one each: from_id/to_id of the edges
  feature_id start_edge;
  std::vector<feature_id> edge_ids;  ///< of reached.parts, one each
};

/// Walking away from the point, within the limit. Throws error{bad_input} if the point cannot be put on the
/// network.
[[nodiscard]] reach_report compute_reach(const district_snapshot& district, geo::lon_lat from,
                                         const walk_options& options);

}  // namespace greenward::workflow
