// What lies up or down of a pipe or a node that was clicked on a map.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/workflow/drain_model.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct map_trace {
  drainage::trace_direction direction = drainage::trace_direction::downstream;
  std::string start;                 ///< the pipe or the node, by its code or id
  std::optional<bilingual> refusal;  ///< why nothing could be followed; the rest is then empty
  drainage::accumulation sums;
  std::array<std::size_t, 7> ends{};     ///< branches by drainage::branch_end
  geo::planar_geometry lines;            ///< distinct pipes that have a line, each with the flow
  std::vector<std::uint8_t> known_flow;  ///< n_line: 0 = the direction is unknown, the line as surveyed
  std::size_t without_line = 0;          ///< pipes that cannot be drawn
  /// Pipes with a line whose direction is unknown.
  [[nodiscard]] std::size_t without_flow() const {
    return static_cast<std::size_t>(std::ranges::count(known_flow, 0));
  }
};

/// As trace_of() follows: from the upper end of a pipe upstream, else from its lower end (the pipe itself is
/// not counted), or from a node. Planned pipes do not count, those of unknown status do. `row`: of the layer
/// pipes or drainage_nodes.
[[nodiscard]] map_trace trace_pipe(const drain_model& model, std::uint32_t row,
                                   drainage::trace_direction direction);
[[nodiscard]] map_trace trace_node(const drain_model& model, std::uint32_t row,
                                   drainage::trace_direction direction);

}  // namespace greenward::workflow
