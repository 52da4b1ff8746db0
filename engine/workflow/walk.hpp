// The walking verbs: reach, area, coverage.
#pragma once

#include "engine/base/task.hpp"
#include "engine/base/units.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/walking/coverage.hpp"
#include "engine/walking/reach.hpp"
#include "engine/workflow/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that the walking verbs read.
[[nodiscard]] std::vector<std::string> walking_layers();

struct walk_options {
  std::string category = "elderly_care";  ///< of the facilities; a code of facility_category
  double minutes = 0;                     ///< 0 = the rule pack's
  metres_per_second speed{0};             ///< 0 = the rule pack's
  metres radius{0};                       ///< of the plain circle; 0 = the rule pack's, or minutes × speed if either is given
  metres snap_maximum{0};                 ///< 0 = the rule pack's
  metres area_width{0};                   ///< 0 = the rule pack's
};

/// The same with every number filled in, and the rules they came from ("not verified" shows with them).
struct walk_settings {
  std::string category;
  double minutes = 0;
  metres_per_second speed;
  metres radius;
  metres snap_maximum;
  metres area_width;
  std::string pack_name, pack_version;
  std::vector<layer::rule> unverified;  ///< rules used that nobody has verified

  [[nodiscard]] metres limit() const { return speed * greenward::minutes(minutes); }
};

/// Throws error{usage} for a number that is not positive.
[[nodiscard]] walk_settings resolve(const walk_options& options);

struct refusal {
  feature_id id;
  std::string name;
  bilingual reason;
};

/// Service areas of all facilities of a category, and who lives in them.
struct service_circles {
  walk_settings settings;
  std::size_t facilities = 0;          ///< of the category, refused ones included
  std::vector<refusal> refused;        ///< facilities that could not be put on the network
  geo::planar_geometry reached_lines;  ///< one feature per reached part of an edge
  geo::planar_geometry area;           ///< one polygon feature, or empty: reached parts, buffered
  geo::planar_geometry radius;         ///< one polygon feature, or empty: the plain circles
  walking::coverage_result coverage;
};

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
