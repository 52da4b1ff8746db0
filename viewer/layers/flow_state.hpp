// Water that is seen to run along the pipes that were followed: dashes that move with the flow.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "viewer/canvas/camera.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::viewer {

/// Pipes as dashes are laid along them. Those of unknown direction are not among them.
struct flow_lines {
  std::vector<std::uint32_t> first;    ///< n_line + 1, into the points; first[0] = 0
  std::vector<geo::planar> points;     ///< with the flow
  std::vector<double> along;           ///< n_point: metres; goes on from a pipe to the next one
  std::vector<geo::planar_box> boxes;  ///< n_line

  [[nodiscard]] std::size_t size() const { return boxes.size(); }
};

/// `lines`: each with the flow, as workflow::map_trace has them. `known`: n_line, 0 = unknown direction.
/// What ends where another begins runs on into it (to the centimetre). O(n) in the points.
[[nodiscard]] flow_lines make_flow_lines(const geo::planar_geometry& lines,
                                         std::span<const std::uint8_t> known);

/// A part of a dash that lies on one segment, pixels, with the flow.
struct flow_dash {
  screen_point from, to;
  bool has_head = false;  ///< the dash ends here
};

struct flow_state {
  static constexpr double kDash = 11, kPeriod = 26, kSpeed = 32;  ///< points, and points a second

  bool on = true;
  double seconds = 0;  ///< how far the dashes have come
  flow_lines lines;    ///< of what was followed

  /// Something is to be seen that moves.
  [[nodiscard]] bool moves() const { return on && lines.size() > 0; }
  void advance(double by);
};

/// What is in sight. O(n_line + points of lines in sight + dashes).
[[nodiscard]] std::vector<flow_dash> flow_dashes(const flow_lines& lines, const camera& view, double seconds);

}  // namespace greenward::viewer
