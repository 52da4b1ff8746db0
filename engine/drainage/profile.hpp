// The longitudinal profile of a way through the drains: what an engineer draws to see whether the water runs.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/network.hpp"
#include "engine/index/packed_rtree.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::drainage {

/// Where a number of a profile comes from.
enum class value_origin : std::uint8_t {
  unknown,       ///< not known: the number is NaN
  given,         ///< as the survey has it, unchanged
  derived,       ///< follows from given numbers at the same place
  interpolated,  ///< not surveyed: put between the nearest known ones, or rests on one that was
};
/// "given", "derived", "interpolated"; "" for `unknown`.
[[nodiscard]] std::string_view to_string(value_origin origin);

struct profile_value {
  double value = kNotGiven;
  value_origin origin = value_origin::unknown;
  [[nodiscard]] bool is_known() const { return origin != value_origin::unknown; }
};

/// A node on the way. Levels in metres above the height datum of the survey.
struct profile_station {
  double at_m = 0;  ///< along the way
  std::uint32_t node = 0;
  std::string code;  ///< "" for a made node
  node_kind kind = node_kind::unknown;
  profile_value ground, invert;
  profile_value depth;  ///< the given one, even if it contradicts the levels; else ground less invert
  profile_value drop;  ///< invert of the pipe that arrives less that of the one that leaves; none at the ends
};

/// A pipe of the way, or the piece of it between two nodes; `start` and `end` as the way goes.
struct profile_pipe {
  double from_m = 0, to_m = 0;  ///< of its stations
  double length_m = 0;
  std::uint32_t link = 0;
  bool with_flow = true;  ///< whether the way goes as the water does
  std::string code, size, material;
  drain_system system = drain_system::unknown;  ///< declared
  asset_status status = asset_status::unknown;
  double height_m =
      kNotGiven;  ///< inner height of the section; NaN if it is not given, or not more than zero
  profile_value start_invert, end_invert, start_crown, end_crown;
  double start_water_m = kNotGiven, end_water_m = kNotGiven;  ///< levels; NaN without a fill ratio
  profile_value slope;  ///< per mille, positive where the pipe falls along the way
};

/// A link that is not on the way and passes over or under it between two nodes.
struct profile_crossing {
  double at_m = 0;
  std::uint32_t pipe = 0;  ///< row of the profile's pipes that it crosses
  std::uint32_t link = 0;
  std::string code, size;
  drain_system system = drain_system::unknown;
  asset_status status = asset_status::unknown;
  double width_m = kNotGiven, height_m = kNotGiven;  ///< of its section
  double invert_m = kNotGiven,
         crown_m = kNotGiven;  ///< at the crossing; NaN unless both its ends are levelled
};

/// Something wrong with a node or a link on the way.
struct profile_violation {
  double at_m = 0;
  double level_m = kNotGiven;  ///< of the invert there
  bool at_node = false;
  std::uint32_t place = 0;    ///< row of the profile's stations or pipes
  std::uint32_t finding = 0;  ///< row of the findings given
  bilingual text;
};

/// What a viewer or a sheet draws, without knowing the network.
struct profile {
  std::vector<profile_station> stations;      ///< n pipes + 1, or none; at_m never falls
  std::vector<profile_pipe> pipes;            ///< pipe i runs from station i to i + 1
  std::vector<profile_crossing> crossings;    ///< by station, then by link
  std::vector<profile_violation> violations;  ///< by station, then as given
  [[nodiscard]] double length_m() const { return stations.empty() ? 0 : stations.back().at_m; }
};

/// What a check found, of a node or of a link; the other is kNone.
struct profile_finding {
  std::uint32_t node = kNone, link = kNone;
  bilingual text;
};

struct profile_options {
  /// Node at which the way begins. With kNone it begins where the edges allow it; if both ends of the first
  /// one do, where that one's water comes from.
  std::uint32_t start = kNone;
  std::span<const std::string_view> material;  ///< n_link, or empty
  std::span<const double>
      fill;  ///< n_link, water depth by inner height; NaN = none, infinity = full; or empty
  std::span<const profile_finding> findings;   ///< those that are not on the way are left out
  const index::packed_rtree* lines = nullptr;  ///< of the boxes of the links' lines; made here if null
  double tolerance_m = 0.1;                    ///< that of build_network()
};

/// The profile of the way along `path`, edges in order as find_path() gives them; each may be followed
/// against the flow.
///
/// A given level is never changed, however odd; an adverse slope stays one. What is missing:
/// - a pipe's end without a level lies at its node's ground less the depth given there;
/// - of a node's ground, invert and depth one follows from the other two;
/// - a pipe's end that is not levelled lies at its node's invert; a node without an invert has the lowest one
///   of the pipe ends on the way there;
/// - a pipe that others meet between its ends has there the level that its two ends say;
/// - what is still missing is interpolated along the way between the nearest stations that have it; before
///   the first and after the last of those it stays unknown.
/// Throws error{usage} if the edges do not follow one another, or a span has the wrong length.
/// O(k + crossings) for k edges, plus O(n_link) where `lines` is null.
[[nodiscard]] profile make_profile(const survey& drains, const network& net,
                                   std::span<const std::uint32_t> path, const profile_options& options = {});

/// "DN300" for a circle, "800×600" for a box (width by height, mm); "" if not given.
[[nodiscard]] std::string size_text(const survey_links& links, std::uint32_t link);

}  // namespace greenward::drainage
