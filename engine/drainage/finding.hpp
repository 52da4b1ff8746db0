// What a check has found, with the numbers that show it.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/network.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace greenward::drainage {

/// Every check of the catalogue; check_list() has its words.
enum class check : std::uint8_t {
  missing_node,
  end_off_node,
  blind_connection,
  nodes_too_close,
  self_loop,
  duplicate_pipe,
  duplicate_connection,
  node_on_pipe,
  crossing_without_node,
  orphan_node,
  sink_not_outfall,
  flow_split,
  short_pipe,
  active_on_inactive,
  long_lateral,
  duplicate_code,
  not_placed,
  adverse_slope,
  step_up,
  smaller_downstream,
  length_mismatch,
  level_out_of_range,
  depth_contradicts,
  above_ground,
  year_out_of_range,
  least_slope,
  least_velocity,
  largest_fill,
  little_cover,
  overloaded,
  manhole_spacing,
  sanitary_to_storm,
  storm_to_sanitary,
  combined_in_complete,
  unknown_system,
  system_mismatch,
  interceptor,
  incomplete,
  unconnected_building,
  count,
};

enum class severity : std::uint8_t { info, warning, error };

/// Which table a finding is about.
enum class subject : std::uint8_t { node, link, building, compound };

/// The words of a check.
struct check_words {
  check what;
  const char* id;  ///< never translated; the check's own name
  severity how;    ///< unless the finding says otherwise
  bilingual title, definition, mend;
  /// Names of the numbers of its findings (finding_numbers.hpp), in their order; fewer than four end with "".
  std::array<const char*, 4> numbers;
  std::vector<const char*> rules;  ///< keys of the rule pack that it goes by
};
/// In the order of `check`.
[[nodiscard]] std::span<const check_words> check_list();
/// nullptr if there is no check of that id.
[[nodiscard]] const check_words* find_check(std::string_view id);

struct finding {
  check what = check::count;
  severity how = severity::warning;
  subject table = subject::link;
  std::uint32_t row = 0;        ///< of that table
  std::uint32_t other = kNone;  ///< another row of the same table, where two are at odds
  geo::planar place;            ///< measuring CRS; NaN where nothing has one
  std::array<double, 4> numbers{kNotGiven, kNotGiven, kNotGiven, kNotGiven};
  std::string_view field;  ///< of `incomplete`: which

  /// By check, then by table and rows, then by field: the same whatever order they were found in.
  friend bool operator<(const finding& a, const finding& b) {
    return std::tie(a.what, a.table, a.row, a.other, a.field) <
           std::tie(b.what, b.table, b.row, b.other, b.field);
  }
};

}  // namespace greenward::drainage
