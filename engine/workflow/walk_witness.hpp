// `greenward walk witness`: the way from one building to the facility nearest to it, and whether it is
// within.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/task.hpp"
#include "engine/geo/point.hpp"
#include "engine/walking/witness.hpp"
#include "engine/workflow/export_layers.hpp"
#include "engine/workflow/walk_model.hpp"
#include "engine/workflow/walk_provenance.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct witness_question {
  std::string building;  ///< code or id; "" = `point`
  std::optional<geo::lon_lat> point;
};

/// One stretch of the way, on one edge.
struct witness_step {
  feature_id edge;
  std::string name;  ///< of the edge; "" = none
  std::string kind;  ///< a code of walk_edge_kind; "" = not known
  double from_metres = 0,
         to_metres = 0;     ///< along the edge from its first point; to < from = walked backwards
  double metres = 0;        ///< as the network counts them
  double total_metres = 0;  ///< since the place, its access included
};

/// A number the verdict rests on.
struct witness_rule {
  layer::rule rule;
  double value = 0;    ///< used
  bool given = false;  ///< by the caller instead of the rule
};

struct witness_report {
  walk_settings settings;
  walk_provenance provenance;
  std::vector<witness_rule> rules;
  feature_id building;  ///< 0 = a point
  std::string code, name;
  geo::planar place;  ///< where the way begins: the point, or the building's door nearest to a facility
  std::size_t facilities = 0;
  std::vector<refusal> refused;         ///< facilities left out
  std::optional<walking::witness> way;  ///< also beyond the limit: to the nearest facility, however far
  bilingual refusal_reason;             ///< why there is no way
  feature_id facility;
  std::string facility_name;
  std::vector<witness_step> steps;  ///< of the way
  geo::planar_geometry line;        ///< one feature: the way, both accesses included; none without a way

  [[nodiscard]] bool within() const { return way && way->metres <= settings.limit().value; }
};

/// The layers that are read.
[[nodiscard]] std::vector<std::string> witness_layers();

/// A building walks from whichever of its entrances is nearest to a facility, without any from its
/// representative point. Throws error{usage} if there is no such building,
/// error{bad_input} if it has no position, and what network_of and place_facilities throw.
[[nodiscard]] witness_report compute_witness(const district_snapshot& district,
                                             const witness_question& question, const walk_options& options,
                                             std::optional<date> day);

/// Two tables, EPSG:4490: `witness_path` (one line for the access at either end and for every step) and
/// `witness` (the verdict, on the place).
[[nodiscard]] std::vector<layer::feature_table> witness_tables(const witness_report& report,
                                                               const district_snapshot& district);

/// The path as RFC 7946, without features if there is no way.
[[nodiscard]] std::string witness_geojson(const witness_report& report, const district_snapshot& district);

}  // namespace greenward::workflow
