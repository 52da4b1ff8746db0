#include "engine/index/areas.hpp"

#include "engine/base/parallel.hpp"
#include "engine/index/ordered_work.hpp"

#include <algorithm>

namespace greenward::index {

namespace {

std::vector<prepared_polygon> prepare(const geo::planar_geometry& areas) {
  std::vector<prepared_polygon> polygons(areas.size());
  parallel_for(areas.size(), 64, [&](std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row) polygons[row] = prepared_polygon(areas[row]);
  });
  return polygons;
}

std::vector<geo::planar_box> boxes_of_polygons(std::span<const prepared_polygon> polygons) {
  std::vector<geo::planar_box> boxes;
  boxes.reserve(polygons.size());
  for (const prepared_polygon& polygon : polygons) boxes.push_back(polygon.box());
  return boxes;
}

}  // namespace

area_layer::area_layer(const geo::planar_geometry& areas)
    : polygons_(prepare(areas)), tree_(boxes_of_polygons(polygons_)) {}

row_lists areas_of_points(std::span<const geo::planar> points, const area_layer& areas) {
  return lists_along_the_curve(points, [&](std::uint32_t i, std::vector<std::uint32_t>& rows) {
    const auto before = static_cast<std::ptrdiff_t>(rows.size());
    areas.visit_containing(points[i], [&](std::uint32_t row) { rows.push_back(row); });
    std::sort(rows.begin() + before, rows.end());
  });
}

}  // namespace greenward::index
