// What is to be said and drawn of the separation of one compound: flat, for pages and for the viewer.
#pragma once

#include "engine/drainage/separation.hpp"
#include "engine/drainage/separation_words.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/geometry_column.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::report {

/// The proof at one scope; see drainage::compound_separation for what the numbers mean.
struct page_proof {
  drainage::verdict result = drainage::verdict::not_assessable;
  drainage::weighed sewage, rain;
  double combined_m = 0, total_m = 0;
  double least_index = 0, greatest_index = 0;        ///< NaN = nothing to judge
  std::array<std::size_t, 4> buildings{}, inlets{};  ///< by verdict
};

/// A pipe as it is drawn.
struct page_drain {
  drainage::drain_system system = drainage::drain_system::unknown;
  drainage::asset_status status = drainage::asset_status::unknown;
  drainage::flow_direction flow = drainage::flow_direction::unknown;
  bool of_other = false;  ///< of another compound: no part of this one's proof, and drawn pale
};

enum class page_subject : std::uint8_t { building, inlet };

/// A building or an inlet that fails, or of which nobody knows. Its number is its place in the list, from 1.
struct page_fault {
  page_subject subject = page_subject::building;
  std::string code;
  drainage::verdict result = drainage::verdict::fails;
  drainage::separation_scope scope =
      drainage::separation_scope::handover;  ///< where: inside, or in the street
  drainage::obstacle why = drainage::obstacle::none;
  std::string fault;               ///< code of the pipe or node that is to blame; "" = none in particular
  std::vector<std::string> pipes;  ///< of its way, in order; empty where there is none
  double people = 0;               ///< NaN = not known, or an inlet
  geo::planar place;               ///< where its number stands; NaN = nowhere
  geo::planar end;                 ///< where its water goes wrong; NaN = nowhere in particular
};

/// "M1", "M2", ...: its place in the list, from 1.
struct page_misconnection {
  drainage::misconnection_kind kind = drainage::misconnection_kind::sanitary_to_storm;
  std::string pipe, from, to;
  std::size_t sources = 0;
  geo::planar place;  ///< where it enters the other system; NaN = nowhere
};

/// Geometries in the measuring CRS, side by side with what they are.
struct separation_page {
  std::string name, code, street;  ///< "" = not known
  bilingual declared;              ///< the declared state
  bool declared_complete = false;
  bool surveyed =
      true;  ///< false: there is no drain to judge by, and `faults` does not list what nobody knows
  page_proof handover, receptor;
  std::size_t misconnection_count = 0;
  drainage::building_weight building_basis = drainage::building_weight::people;
  drainage::inlet_weight inlet_basis = drainage::inlet_weight::catchment;

  geo::crs_code crs;
  geo::planar_box extent;                            ///< the compound, and a margin
  geo::planar_geometry outline;                      ///< one area
  geo::planar_geometry buildings;                    ///< of the compound
  std::vector<drainage::verdict> building_verdicts;  ///< of each; `not_assessable` = nobody lives there
  geo::planar_geometry neighbours;                   ///< other buildings near it
  geo::planar_geometry drains;
  std::vector<page_drain> drain_marks;
  geo::planar_geometry inlets;                    ///< points
  std::vector<drainage::verdict> inlet_verdicts;  ///< of each
  std::vector<page_fault> faults;  ///< buildings, then inlets; those that fail before the unknown ones
  geo::planar_geometry ways;       ///< n_fault lines from the place to the end; none where there is no way
  std::vector<page_misconnection> misconnections;
};

/// Where a way leaves a box for the last time.
struct way_exit {
  geo::planar place;       ///< on the border
  geo::planar towards;     ///< the next point of the way, outside
  double metres_left = 0;  ///< from there to the way's end
};

/// The exits of the ways that end outside the box, by way; a way without one has metres_left < 0.
[[nodiscard]] std::vector<way_exit> exits_of(const geo::planar_geometry& ways, const geo::planar_box& box);

/// "1–3, 7": rising numbers, runs of three and more shortened.
[[nodiscard]] std::string number_list(const std::vector<std::size_t>& numbers);

/// Worst first: failing, unknown, not assessable, passing; of those the lower index first, then the one with
/// more people whose sewage fails, then by code.
[[nodiscard]] bool is_worse(const separation_page& a, const separation_page& b);

}  // namespace greenward::report
