// The drains of a district as they were surveyed: tables turned into flat arrays of numbers.
#pragma once

#include "engine/drainage/compound_rows.hpp"
#include "engine/drainage/words.hpp"

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace greenward::drainage {

/// A number that is not given. Zero is given: what a zero diameter or level means is for the checks to say.
inline constexpr double kNotGiven = std::numeric_limits<double>::quiet_NaN();

/// n_node rows of the layer drainage_nodes.
struct survey_nodes {
  std::vector<std::int64_t> id;
  std::vector<std::string_view> code;  ///< "" = none
  std::vector<geo::planar> place;      ///< measuring CRS; NaN where the row has no point
  std::vector<node_kind> kind;
  std::vector<drain_system> system;  ///< declared
  std::vector<asset_status> status;
  std::vector<double> ground_m, invert_m, depth_m;
  std::vector<std::int32_t> built_year;  ///< 0 = not given
  std::vector<double> catchment_m2;      ///< what an inlet or a downpipe drains
  std::vector<std::uint32_t> compound;  ///< row of its compound, by its code or by its place; kNone = in none
  std::vector<std::uint32_t> building;  ///< row of the building that it serves; kNone = none, or not found
  std::vector<std::uint8_t> unsurveyed;  ///< the survey says that it could not see it
  [[nodiscard]] std::size_t size() const { return id.size(); }
};

/// n_link rows of the layer pipes. Up and down are those of the table: the first and the last point.
struct survey_links {
  std::vector<std::int64_t> id;
  std::vector<std::string_view> code, from_code, to_code;  ///< "" = none
  std::vector<link_kind> kind;
  std::vector<pipe_shape> shape;
  std::vector<drain_system> system;  ///< declared
  std::vector<asset_status> status;
  std::vector<flow_direction> flow;        ///< as stated; `unknown` where nothing is stated
  std::vector<std::uint8_t> flow_doubted;  ///< the survey says that it does not know the direction
  std::vector<double> diameter_mm, width_mm, height_mm, manning_n;
  std::vector<double> up_invert_m, down_invert_m;  ///< as given; see end_level() for what depths say
  std::vector<double> up_depth_m, down_depth_m;    ///< below ground to the inner bottom
  std::vector<double> stated_length_m;
  std::vector<double> length_m;  ///< of the line, in the measuring CRS; the stated one where there is no line
  std::vector<std::uint32_t> compound;     ///< by its code alone
  std::vector<std::int32_t> built_year;    ///< 0 = not given
  std::vector<std::string_view> material;  ///< "" = not given
  std::vector<std::uint8_t> is_overflow_path, adverse_accepted;
  [[nodiscard]] std::size_t size() const { return id.size(); }
};

/// A link under pressure may rise and narrow.
[[nodiscard]] inline bool runs_by_gravity(const survey_links& links, std::uint32_t link) {
  return links.kind[link] != link_kind::pressure;
}

struct survey {
  survey_nodes nodes;
  survey_links links;
  const geo::planar_geometry* lines = nullptr;  ///< of the links
  // Over the places of the nodes and the lines of the links; nullptr = whoever needs one builds it.
  const index::packed_rtree* node_index = nullptr;
  const index::packed_rtree* line_index = nullptr;
};

/// The tables of a district that tell of its drains.
struct survey_tables {
  layer_input nodes, pipes, compounds;
  const layer::feature_table& buildings;
};

/// The survey keeps references into the tables, which must outlive it. O(n).
[[nodiscard]] survey read_survey(const survey_tables& tables);

/// n_compound flags: somebody has surveyed where water enters there, so that what is not there is missing.
[[nodiscard]] std::vector<std::uint8_t> surveyed_compounds(const survey& drains, std::size_t n_compound);

/// Whether the section is a box: said so, or, where nothing is said, measured so.
[[nodiscard]] bool is_box(const survey_links& links, std::uint32_t link);
/// Inner height and width of the section, metres; NaN if not given or not more than zero.
[[nodiscard]] double section_height_m(const survey_links& links, std::uint32_t link);
[[nodiscard]] double section_width_m(const survey_links& links, std::uint32_t link);

/// The node's ground level, or what its invert and depth say of it; NaN if neither is given.
[[nodiscard]] double ground_of(const survey_nodes& nodes, std::uint32_t node);
/// The node's invert, or what ground and depth say of it; NaN if neither is given.
[[nodiscard]] double level_of(const survey_nodes& nodes, std::uint32_t node);

}  // namespace greenward::drainage
