// Gates of the layer barriers, on a network that is made from lines.
#pragma once

#include "engine/geo/crs.hpp"
#include "engine/index/line_noding.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

/// A node of the network that is a gate.
struct line_gate {
  std::uint32_t node = 0;
  std::string opening_hours;  ///< "" = not known
};

/// A gate that no line leads through.
struct lone_gate {
  std::int64_t barrier = 0;  ///< id of the feature
  geo::lon_lat place;
};

struct placed_gates {
  std::vector<line_gate> on_lines;  ///< in the order of the layer
  std::vector<lone_gate> alone;
};

/// Puts a node on the nearest line within `farthest` of each gate that is a point, where there is none yet,
/// and cuts the line there. Gates of any dates count; of two at one node the first that states its hours
/// does. O(gates · (log n + pieces)).
[[nodiscard]] placed_gates cut_at_gates(index::noded_lines& noded, const index::indexed_layer& lines,
                                        const layer::feature_table& barriers, geo::crs_code measuring,
                                        metres farthest);

}  // namespace greenward::workflow
