#include "engine/index/areas.hpp"

#include "engine/base/parallel.hpp"
#include "engine/index/ordered_work.hpp"

#include <algorithm>

namespace greenward::index {

namespace {

using polygon_list = std::vector<std::optional<prepared_polygon>>;

/// What the edges and columns of a polygon take, about.
constexpr std::size_t kBytesOfCorner = sizeof(polygon_edge) + 3 * sizeof(std::uint32_t);

std::size_t bytes_for(const geo::planar_geometry& areas) {
  std::size_t corners = 0;
  for (std::size_t row = 0; row < areas.size(); ++row) corners += areas[row].points().size();
  return corners * kBytesOfCorner;
}

polygon_list prepare(const geo::planar_geometry& areas, arena& memory) {
  polygon_list polygons(areas.size());
  parallel_for(areas.size(), 64, [&](std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row) polygons[row].emplace(areas[row], &memory);
  });
  return polygons;
}

std::vector<geo::planar_box> boxes_of_polygons(const polygon_list& polygons) {
  std::vector<geo::planar_box> boxes;
  boxes.reserve(polygons.size());
  for (const auto& polygon : polygons) boxes.push_back(polygon->box());
  return boxes;
}

}  // namespace

area_layer::area_layer(const geo::planar_geometry& areas)
    : memory_(std::make_unique<arena>(bytes_for(areas))),
      polygons_(prepare(areas, *memory_)),
      tree_(boxes_of_polygons(polygons_)) {}

row_lists areas_of_points(std::span<const geo::planar> points, const area_layer& areas) {
  return lists_along_the_curve(points, [&](std::uint32_t i, std::vector<std::uint32_t>& rows) {
    const auto before = static_cast<std::ptrdiff_t>(rows.size());
    areas.visit_containing(points[i], [&](std::uint32_t row) { rows.push_back(row); });
    std::sort(rows.begin() + before, rows.end());
  });
}

}  // namespace greenward::index
