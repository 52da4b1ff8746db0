#include "engine/walking/snap.hpp"

#include "engine/geo/measure.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <limits>

namespace greenward::walking {

namespace {

/// Where the projection lies along the line, as a share of the line's planar length.
double fraction_along(std::span<const geo::planar> line, const geo::line_projection& projection) {
  const double length = geo::line_length(line).value;
  return length > 0 ? std::min(1.0, projection.along / length) : 0.0;
}

/// The nearest edge that `may_join` says yes to.
template <class MayJoin>
std::vector<index::neighbour> nearest_edge(const walk_network& network, geo::planar place, double maximum,
                                           MayJoin may_join) {
  const auto distance_to_edge = [&](std::uint32_t edge) {
    if (!may_join(network.access[edge])) return std::numeric_limits<double>::quiet_NaN();
    return geo::project_on_line(place, (*network.lines)[edge].points()).distance;
  };
  return network.edge_boxes->nearest(place, 1, distance_to_edge, maximum);
}

bool is_open(edge_access access) {
  return access == edge_access::open;
}

}  // namespace

std::optional<snap> snap_to_network(const walk_network& network, geo::planar place, metres maximum) {
  const auto nearest = nearest_edge(network, place, maximum.value, is_open);
  if (nearest.empty()) return std::nullopt;
  return snap_to_edge(network, nearest.front().row, place);
}

snap snap_to_edge(const walk_network& network, std::uint32_t edge, geo::planar place) {
  const auto line = (*network.lines)[edge].points();
  const auto projection = geo::project_on_line(place, line);
  return {edge, fraction_along(line, projection), metres(projection.distance), projection.point};
}

snap_refusal why_not_on_network(const walk_network& network, geo::planar place, metres maximum) {
  const auto nearest = [&](auto may_join, double limit) {
    const auto found = nearest_edge(network, place, limit, may_join);
    return found.empty() ? std::optional<metres>() : metres(found.front().distance);
  };
  const auto on_island = [](edge_access access) { return access == edge_access::island; };
  const auto any = [](edge_access) { return true; };
  if (const auto island = nearest(on_island, maximum.value)) return {snap_problem::island, *island};
  if (const auto closed = nearest(any, maximum.value)) return {snap_problem::closed, *closed};
  constexpr double kAnywhere = std::numeric_limits<double>::infinity();
  if (const auto open = nearest(is_open, kAnywhere)) return {snap_problem::too_far, *open};
  if (const auto shut = nearest(any, kAnywhere)) return {snap_problem::closed, *shut};
  return {};
}

bilingual words_for(const snap_refusal& refusal, metres maximum) {
  const double limit = maximum.value, nearest = refusal.nearest.value;
  switch (refusal.problem) {
    case snap_problem::too_far:
      return {fmt::format("{:.0f} 米内没有步行路段，最近的距 {:.0f} 米", limit, nearest),
              fmt::format("no walk edge within {:.0f} m; the nearest is {:.0f} m away", limit, nearest)};
    case snap_problem::closed:
      return {fmt::format("附近（{:.0f} 米）的步行路段不通行", nearest),
              fmt::format("the walk edge {:.0f} m away is closed", nearest)};
    case snap_problem::island:
      return {fmt::format("{:.0f} 米内只有孤立的小段步行网（距 {:.0f} 米）", limit, nearest),
              fmt::format("within {:.0f} m there is only a small island of the network, {:.0f} m away", limit,
                          nearest)};
    case snap_problem::no_network:
      break;
  }
  return {"没有步行网络", "there is no walking network"};
}

}  // namespace greenward::walking
