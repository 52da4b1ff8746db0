// Runs the catalogue of checks over a network.
#pragma once

#include "engine/drainage/finding.hpp"
#include "engine/drainage/hydraulic_limits.hpp"
#include "engine/drainage/misconnections.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// Metres and shares, from the rule pack.
struct check_limits {
  double snap_tolerance = 0, node_distance = 0, connection_distance = 0, node_on_pipe = 0;
  double short_pipe = 0, tiny_pipe = 0, long_lateral = 0;
  double level_tolerance = 0, depth_difference = 0, least_level = 0, greatest_level = 0;
  double length_difference = 0;  ///< a share of the line's length
  int first_year = 1900, last_year = 0;
};

/// What has been computed of the pipes; see find_hydraulic_faults().
struct hydraulic_input {
  const pipe_capacities& pipes;
  const pipe_loads& loads;
  const hydraulic_limits& limits;
  const hydraulic_findings& faults;
  std::span<const size_limit> manhole_spacing;  ///< metres, by diameter
};

/// What the checks look at. `usable`: n_edge, the existing edges. The indexes are over the survey's own nodes
/// (as points) and lines.
struct check_input {
  const survey& drains;
  const network& net;
  std::span<const std::uint8_t> usable;
  std::span<const misconnection> misconnections;
  const index::packed_rtree& node_index;
  const index::packed_rtree& link_index;
  std::span<const std::uint32_t> building_compound;  ///< n_building
  std::span<const geo::planar> building_place;       ///< n_building
  std::span<const double> people;                    ///< n_building; NaN = not known
  std::span<const std::uint8_t> compound_complete;   ///< n_compound: separation is declared complete
  std::span<const geo::planar> compound_place;       ///< n_compound
  check_limits limits;
  const hydraulic_input* hydraulics = nullptr;  ///< nullptr = those checks are not made
};

// The groups of the catalogue; each adds its findings in any order.
/// How links end, how long they are, where nodes stand alone, end or split.
void check_topology(const check_input& input, std::vector<finding>& findings);
/// Nodes close to other nodes and on links.
void check_neighbours(const check_input& input, std::vector<finding>& findings);
/// Links and codes that are there twice.
void check_duplicates(const check_input& input, std::vector<finding>& findings);
void check_crossings(const check_input& input, std::vector<finding>& findings);
void check_levels(const check_input& input, std::vector<finding>& findings);
void check_systems(const check_input& input, std::vector<finding>& findings);
void check_hydraulics(const check_input& input, std::vector<finding>& findings);
void check_completeness(const check_input& input, std::vector<finding>& findings);

/// All groups, side by side on all cores, sorted; findings that are equal by that, such as those at the two
/// ends of a link, in the order of their group: the same on any number of cores. Near-linear: n log n for
/// what looks for neighbours.
[[nodiscard]] std::vector<finding> run_checks(const check_input& input);

// What the groups share.

/// A finding with the check's own severity, at the end of `findings`; good until the next is added.
finding& add_finding(std::vector<finding>& findings, check what, subject table, std::uint32_t row,
                     geo::planar place);

/// Half-way along the link's line; its node where there is no line.
[[nodiscard]] geo::planar place_of_link(const check_input& input, std::uint32_t link);
/// Inverts where the flow enters and leaves a link; NaN where neither levels nor
/// depths say them.
[[nodiscard]] double upper_invert(const check_input& input, std::uint32_t link);
[[nodiscard]] double lower_invert(const check_input& input, std::uint32_t link);
[[nodiscard]] inline bool exists(const survey_links& links, std::uint32_t link) {
  return links.status[link] == asset_status::existing || links.status[link] == asset_status::unknown;
}

}  // namespace greenward::drainage
