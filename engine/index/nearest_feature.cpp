#include "engine/index/nearest_feature.hpp"

#include <algorithm>

namespace greenward::index {

namespace {

constexpr double kFirstReach = 16;  // metres

/// The nearest of the rows that come into the window of that reach.
std::optional<nearest_feature> nearest_within(geo::planar_view shape, const indexed_layer& layer,
                                              std::span<const std::uint8_t> wanted, double reach) {
  std::optional<nearest_feature> best;
  const geo::planar_box box = shape.box();
  layer.tree.visit_window(box.expanded(reach), [&](std::uint32_t row) {
    if (!wanted.empty() && wanted[row] == 0) return;
    const geo::planar_view feature = layer.geometry[row];
    if (best && geo::distance(box, feature.box()) > best->points.distance) return;
    const geo::closest_points points = geo::nearest_points(shape, feature);
    const bool nearer = !best || points.distance < best->points.distance ||
                        (points.distance == best->points.distance && row < best->row);
    if (nearer && points.distance <= reach) best = nearest_feature{row, points};
  });
  return best;
}

}  // namespace

std::optional<nearest_feature> find_nearest(geo::planar_view shape, const indexed_layer& layer,
                                            std::span<const std::uint8_t> wanted, metres farthest) {
  if (shape.points().empty() || layer.tree.size() == 0 || !(farthest.value >= 0)) return std::nullopt;
  // Nothing lies farther than across both boxes.
  geo::planar_box everything = layer.tree.bounds();
  everything.include(shape.box());
  const double across = geo::distance(everything.min, everything.max);
  const double most = std::min(farthest.value, across);
  for (double reach = std::min(kFirstReach, most);; reach = std::min(2 * reach, most)) {
    if (auto found = nearest_within(shape, layer, wanted, reach)) return found;
    if (reach >= most) return std::nullopt;
  }
}

}  // namespace greenward::index
