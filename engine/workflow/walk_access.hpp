// Who is served: by group of people, unit, kind and capacity of facility; the plain circle beside the
// streets.
#pragma once

#include "engine/walking/access_sums.hpp"
#include "engine/walking/reach_matrix.hpp"
#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/walk_ground.hpp"
#include "engine/workflow/walk_model.hpp"
#include "engine/workflow/walk_provenance.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// What is counted. Buildings are a set of places of their own; the others are columns of population_points.
struct counted_group {
  const char* field;  ///< of population_points; "" = buildings
  bilingual title;
};
[[nodiscard]] const std::array<counted_group, 6>& counted_groups();

/// Places that are served or not: the rows of a layer, and where they meet the network: a building at each of
/// its entrances, the nearest of which counts.
struct served_places {
  std::string layer;
  std::vector<std::uint32_t> rows;                  ///< n: those that have a position
  std::vector<geo::planar> places;                  ///< n
  std::vector<walking::snap> snaps;                 ///< m
  std::vector<std::uint32_t> of_snap;               ///< m, rising
  walking::reach_matrix matrix;                     ///< facility by place; only what its own limit allows
  std::vector<std::uint32_t> facilities_within;     ///< n
  std::vector<std::uint8_t> in_radius, on_network;  ///< n

  [[nodiscard]] walking::place_access access() const { return {facilities_within, in_radius, on_network}; }
};

struct walk_access {
  std::shared_ptr<const district_snapshot> district;
  walk_settings settings;
  ground_notes ground;
  walk_provenance provenance;  ///< of the day asked for
  facilities_on_network facilities;
  served_places people, buildings;
  /// n_place of the group's set; NaN = not known.
  [[nodiscard]] std::vector<double> counts_of(const counted_group& group) const;
  [[nodiscard]] const served_places& places_of(const counted_group& group) const;
  [[nodiscard]] const layer::feature_table& facility_table() const {
    return district->at(facilities.layer).table;
  }
};

/// The layers that it needs.
[[nodiscard]] std::vector<std::string> walk_access_layers();

/// All of it put on the network and nothing searched yet: the matrices, counts and circles are empty.
struct prepared_access {
  walk_access access;
  walking::walk_network network;
};
/// `day`: of the data; none = today. Throws what place_facilities and prepare_ground throw.
[[nodiscard]] prepared_access prepare_access(std::shared_ptr<const district_snapshot> district,
                                             const walk_options& options, std::optional<date> day);

/// Fills matrices, counts and circles: every facility by itself, walking towards it.
void search_access(prepared_access& prepared);

/// Both. Arguments and errors of prepare_access().
[[nodiscard]] walk_access compute_access(std::shared_ptr<const district_snapshot> district,
                                         const walk_options& options, std::optional<date> day);

/// Sheets `groups` (the whole district), `units` (by level), `kinds` and `facilities`, `gaps` (the units by
/// people who are not served). CSV is the groups.
[[nodiscard]] explained_sheets access_of(const walk_access& access, language lang);

/// The words below every sheet of a walking verb: profile, limits, rules, what was refused. `made`: of the
/// access, and of what was read beside it.
[[nodiscard]] std::vector<bilingual> walk_method(const walk_access& access, const walk_provenance& made);

}  // namespace greenward::workflow
