#include "engine/index/packed_rtree.hpp"

#include "engine/index/distance_search.hpp"
#include "engine/index/nearest_lists.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::index {

namespace {

bool is_finite(geo::planar p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

}  // namespace

packed_rtree::packed_rtree(std::span<const geo::planar_box> boxes, instruction_set set)
    : packed_rtree(build_rtree_image(boxes), set) {}

packed_rtree::packed_rtree(std::shared_ptr<const std::byte> image, instruction_set set)
    : memory_(std::move(image)), ask_(&questions_for(set)) {
  const auto* header = reinterpret_cast<const rtree_header*>(memory_.get());
  layout_ = rtree_layout(header->count);
  grid_ = cell_grid(header->bounds, header->origin, header->cells_per_metre, header->endless != 0);
  nodes_ = reinterpret_cast<const inner_node*>(memory_.get() + layout_.nodes_offset);
  leaves_ = reinterpret_cast<const leaf_node*>(memory_.get() + layout_.leaves_offset);
}

std::span<const std::byte> packed_rtree::image() const {
  return {memory_.get(), memory_ ? layout_.bytes : 0};
}

void packed_rtree::append_window(const geo::planar_box& window, box_of_row box,
                                 std::vector<std::uint32_t>& rows) const {
  search(
      window, [&](std::span<const std::uint32_t> run) { rows.insert(rows.end(), run.begin(), run.end()); },
      [&](std::uint32_t row) { rows.push_back(row); },
      [&](std::uint32_t row) {
        if (box(row).intersects(window)) rows.push_back(row);
      });
}

std::vector<std::uint32_t> packed_rtree::window(const geo::planar_box& window, box_of_row box) const {
  std::vector<std::uint32_t> rows;
  append_window(window, box, rows);
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<neighbour> packed_rtree::nearest(geo::planar p, std::size_t count, distance_of_row distance,
                                             double maximum) const {
  if (!is_finite(p) || count == 0 || !(maximum >= 0)) return {};
  if (count >= size()) return radius(p, maximum, distance);
  nearest_list list(grid_, count, maximum, distance);
  distance_search(*this, p, list).run();
  return std::move(list).sorted();
}

std::vector<neighbour> packed_rtree::nearest_boxes(geo::planar p, std::size_t count, box_of_row box,
                                                   double maximum) const {
  if (!is_finite(p) || count == 0 || !(maximum >= 0)) return {};
  if (grid_.endless()) {  // the outermost cells then say how near a box may be, but not how far
    return nearest(
        p, count, [&](std::uint32_t row) { return distance(p, box(row)); }, maximum);
  }
  nearest_cells_list list(grid_, count, maximum);
  distance_search(*this, p, list).run();
  return list.sorted(p, maximum, box);
}

std::optional<neighbour> packed_rtree::nearest_box(geo::planar p, box_of_row box, double maximum) const {
  if (!is_finite(p) || !(maximum >= 0)) return std::nullopt;
  if (grid_.endless()) {
    const std::vector<neighbour> found = nearest_boxes(p, 1, box, maximum);
    return found.empty() ? std::nullopt : std::optional(found.front());
  }
  nearest_cells list(grid_, maximum);
  distance_search(*this, p, list).run();
  const neighbour best = list.best(p, maximum, box);
  return best.row == kNoRow ? std::nullopt : std::optional(best);
}

std::vector<neighbour> packed_rtree::radius(geo::planar p, double maximum, distance_of_row distance) const {
  if (!is_finite(p) || !(maximum >= 0)) return {};
  radius_list list(grid_, maximum, distance);
  distance_search(*this, p, list).run();
  return std::move(list).sorted();
}

std::vector<geo::planar_box> boxes_of(const geo::planar_geometry& geometry) {
  std::vector<geo::planar_box> boxes;
  boxes.reserve(geometry.size());
  for (std::size_t i = 0; i < geometry.size(); ++i) boxes.push_back(geometry[i].box());
  return boxes;
}

double distance(geo::planar p, const geo::planar_box& box) {
  const double dx = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
  const double dy = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
  return std::sqrt(dx * dx + dy * dy);
}

}  // namespace greenward::index
