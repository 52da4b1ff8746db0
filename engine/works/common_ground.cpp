#include "engine/works/common_ground.hpp"

#include "engine/geo/corridor.hpp"
#include "engine/geo/measure.hpp"
#include "engine/index/shares.hpp"

#include <algorithm>

namespace greenward::works {

namespace {

using geo::geometry_kind;

std::optional<common_ground> common_area(geo::planar_view a, geo::planar_view b) {
  geo::planar_geometry left, right;
  left.append(a);
  right.append(b);
  const index::area_layer areas(right);
  double sum = 0;
  for (const index::area_share& share : index::polygon_shares(left, areas)) sum += share.amount;
  const double most = std::min(geo::area(a).value, geo::area(b).value);
  if (!(most > 0) || sum < -kMeasuringRounding * most || sum > most * (1 + kMeasuringRounding))
    return std::nullopt;
  return common_ground{std::max(sum, 0.0), ground_unit::square_metres};
}

}  // namespace

std::optional<common_ground> common_ground_of(geo::planar_view a, geo::planar_view b, metres corridor) {
  const auto extends = [](geo::planar_view place) {
    return place.kind() == geometry_kind::line || place.kind() == geometry_kind::polygon;
  };
  if (!extends(a) || !extends(b)) return std::nullopt;
  if (a.kind() == geometry_kind::line)
    return common_ground{geo::length_within(a, b, corridor).value, ground_unit::metres};
  if (b.kind() == geometry_kind::line)
    return common_ground{geo::length_within(b, a, corridor).value, ground_unit::metres};
  return common_area(a, b);
}

std::optional<common_ground> ground_of(geo::planar_view place) {
  if (place.kind() == geometry_kind::line)
    return common_ground{geo::length(place).value, ground_unit::metres};
  if (place.kind() == geometry_kind::polygon)
    return common_ground{geo::area(place).value, ground_unit::square_metres};
  return std::nullopt;
}

}  // namespace greenward::works
