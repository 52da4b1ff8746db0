// `greenward walk network --from-lines`: a layer or file of lines made into the walking network.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/sheet.hpp"
#include "engine/base/task.hpp"
#include "engine/base/units.hpp"
#include "engine/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

struct walk_lines_request {
  std::string database;
  std::string from;     ///< a layer of the database, or else a file of lines
  metres tolerance{0};  ///< 0 = the rule pack's
  std::string who;
};

/// Something for people to review: a joint that was made, a gap that was left, a gate that no line leads
/// through.
struct line_meeting {
  std::string kind;  ///< ends, end_on_line, crossing; not_joined; gate_alone
  /// Ids of the features, or numbers of the records; of a gate its id in the layer barriers, and 0.
  std::int64_t line = 0, other = 0;
  geo::lon_lat place;
  double gap_m = 0;
};

struct walk_lines_report {
  metres tolerance;
  bool tolerance_given = false;
  std::size_t lines = 0;  ///< that became edges
  std::size_t nodes = 0, edges = 0;
  std::size_t replaced = 0;            ///< edges that gave way
  std::size_t passing_over = 0;        ///< bridges and tunnels among the lines
  std::size_t not_walkable = 0;        ///< expressways, left out
  std::size_t not_lines = 0;           ///< features that are no lines, or have no geometry, left out
  std::size_t unreadable = 0;          ///< records of the file that could not be used, left out
  std::size_t gates = 0;               ///< of the layer barriers, on a line
  std::vector<line_meeting> meetings;  ///< joints, then what was not joined, then gates without a line

  [[nodiscard]] std::size_t count(std::string_view kind) const;
};

/// Nodes the lines and puts them into walk_edges and walk_nodes in place of what is there: one transaction,
/// one journal entry. Gates of the layer barriers become gate nodes (see cut_at_gates; rule
/// barriers.gate_distance). Lines with a field bridge or tunnel that is set pass over others. Dead ends
/// farther than the tolerance and at most five times as far from another line are listed as not joined.
/// Throws error{bad_input} if there is no line, error{usage} if `from` is neither a layer nor a file.
[[nodiscard]] walk_lines_report make_walk_network(const walk_lines_request& request, const task& progress);

/// The meetings, one row each.
[[nodiscard]] sheet meeting_sheet(const walk_lines_report& report, language lang);

}  // namespace greenward::workflow
