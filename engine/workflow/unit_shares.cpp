#include "engine/workflow/unit_shares.hpp"

#include "engine/geo/measure.hpp"
#include "engine/index/shares.hpp"

#include <algorithm>

namespace greenward::workflow {

namespace {

double size_of(geo::planar_view shape) {
  switch (shape.kind()) {
    case geo::geometry_kind::line:
      return geo::length(shape).value;
    case geo::geometry_kind::polygon:
      return geo::area(shape).value;
    default:
      return 0;
  }
}

}  // namespace

std::vector<unit_amount> amounts_by_unit(const geo::planar_geometry& shapes, const works::unit_areas& areas) {
  constexpr double kRounding = 1e-6;  // of the whole
  std::vector<unit_amount> amounts;
  std::vector<double> inside(shapes.size(), 0);
  for (const auto& shares :
       {index::line_shares(shapes, areas.areas), index::polygon_shares(shapes, areas.areas)}) {
    for (const index::area_share& share : shares) {
      amounts.push_back({share.row, areas.unit_of_area[share.area], share.amount});
      inside[share.row] += share.amount;
    }
  }
  for (std::uint32_t row = 0; row < shapes.size(); ++row) {
    const double whole = size_of(shapes[row]), outside = whole - inside[row];
    if (outside > whole * kRounding) amounts.push_back({row, works::kNoUnit, outside});
  }
  std::ranges::stable_sort(amounts, {}, &unit_amount::row);
  return amounts;
}

}  // namespace greenward::workflow
