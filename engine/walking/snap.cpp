#include "engine/walking/snap.hpp"

#include "engine/geo/measure.hpp"

#include <fmt/format.h>

namespace greenward::walking {

namespace {

/// Where the projection lies along the line, as a share of the line's planar length.
double fraction_along(std::span<const geo::planar> line, const geo::line_projection& projection) {
  const double length = geo::line_length(line).value;
  return length > 0 ? std::min(1.0, projection.along / length) : 0.0;
}

}  // namespace

std::optional<snap> snap_to_network(const walk_network& network, geo::planar place, metres maximum) {
  const auto distance_to_edge = [&](std::uint32_t edge) {
    return geo::project_on_line(place, (*network.lines)[edge].points()).distance;
  };
  const auto nearest = network.edge_boxes->nearest(place, 1, distance_to_edge, maximum.value);
  if (nearest.empty()) return std::nullopt;
  const auto line = (*network.lines)[nearest.front().row].points();
  const auto projection = geo::project_on_line(place, line);
  return snap{nearest.front().row, fraction_along(line, projection), metres(projection.distance),
              projection.point};
}

bilingual snap_refusal(metres maximum) {
  return {fmt::format("{:.0f} 米内没有步行路段", maximum.value),
          fmt::format("no walk edge within {:.0f} m", maximum.value)};
}

}  // namespace greenward::walking
