#include "viewer/canvas/layer_mesh.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::viewer {

namespace {

/// Rule first (later rules below), then tile.
std::uint32_t sort_key(std::uint16_t rule, std::uint16_t tile) {
  return (static_cast<std::uint32_t>(0xffffU - rule) << 16U) | tile;
}

template <class Instance>
struct keyed {
  std::uint32_t key;
  geo::planar_box box;
  Instance instance;
};

/// Sorts the collected instances into `instances` and notes the runs. Stable: rows keep their order.
template <class Instance>
void pack(std::vector<keyed<Instance>>& collected, std::vector<Instance>& instances,
          std::vector<mesh_range>& ranges) {
  std::ranges::stable_sort(collected, {}, &keyed<Instance>::key);
  instances.reserve(collected.size());
  for (std::size_t i = 0; i < collected.size(); ++i) {
    if (i == 0 || collected[i].key != collected[i - 1].key) {
      ranges.push_back({static_cast<std::uint32_t>(i), 0, {}});
    }
    ++ranges.back().count;
    ranges.back().box.include(collected[i].box);
    instances.push_back(collected[i].instance);
  }
  collected = {};
}

class mesh_builder {
 public:
  explicit mesh_builder(const tile_grid& grid) { mesh_.grid = grid; }

  void add(geo::planar_view view, std::uint16_t rule, const layer::style_rule& style) {
    switch (view.kind()) {
      case geo::geometry_kind::none:
        return;
      case geo::geometry_kind::point:
        return add_points(view, rule);
      case geo::geometry_kind::line:
        return add_rings(view, rule);
      case geo::geometry_kind::polygon:
        if (style.fill.a != 0) add_fill(view, rule);
        if (style.stroke.a != 0) add_rings(view, rule);
        return;
    }
  }

  layer_mesh finish() {
    pack(fills_, mesh_.fills, mesh_.fill_ranges);
    pack(lines_, mesh_.lines, mesh_.line_ranges);
    pack(points_, mesh_.points, mesh_.point_ranges);
    return std::move(mesh_);
  }

 private:
  [[nodiscard]] vertex_instance vertex(geo::planar p, std::uint16_t tile, std::uint16_t rule) const {
    const geo::planar origin = mesh_.grid.origin(tile);
    return {static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y), tile, rule};
  }

  void add_points(geo::planar_view view, std::uint16_t rule) {
    for (const geo::planar& p : view.points()) {
      const std::uint16_t tile = mesh_.grid.tile_of(p);
      points_.push_back({sort_key(rule, tile), {p, p}, vertex(p, tile, rule)});
    }
  }

  void add_fill(geo::planar_view view, std::uint16_t rule) {
    const geo::planar_box box = view.box();
    const std::uint16_t tile = mesh_.grid.tile_of(box.centre());
    for (const geo::planar& p : geo::triangulate(view)) {
      fills_.push_back({sort_key(rule, tile), box, vertex(p, tile, rule)});
    }
  }

  void add_rings(geo::planar_view view, std::uint16_t rule) {
    for (std::size_t part = 0; part < view.part_count(); ++part) {
      for (std::size_t ring = 0; ring < view.ring_count(part); ++ring) add_line(view.ring(part, ring), rule);
    }
  }

  void add_line(std::span<const geo::planar> line, std::uint16_t rule) {
    double along = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      const geo::planar a = line[i];
      const geo::planar b = line[i + 1];
      const std::uint16_t tile = mesh_.grid.tile_of({(a.x + b.x) / 2, (a.y + b.y) / 2});
      const vertex_instance from = vertex(a, tile, rule);
      const vertex_instance to = vertex(b, tile, rule);
      geo::planar_box box;
      box.include(a);
      box.include(b);
      lines_.push_back(
          {sort_key(rule, tile), box, {from.x, from.y, to.x, to.y, static_cast<float>(along), tile, rule}});
      along += geo::distance(a, b);
    }
  }

  layer_mesh mesh_;
  std::vector<keyed<vertex_instance>> fills_;
  std::vector<keyed<line_instance>> lines_;
  std::vector<keyed<vertex_instance>> points_;
};

}  // namespace

std::uint16_t tile_grid::tile_of(geo::planar place) const {
  const auto cell = [](double offset, double length) {
    const double share = length > 0 ? offset / length : 0.0;
    const double at = std::floor(share * static_cast<double>(kSide));
    return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(kSide - 1)));
  };
  const std::size_t column = cell(place.x - extent.min.x, extent.width());
  const std::size_t row = cell(place.y - extent.min.y, extent.height());
  return static_cast<std::uint16_t>(row * kSide + column);
}

geo::planar tile_grid::origin(std::size_t tile) const {
  if (extent.empty()) return {};
  const double column = static_cast<double>(tile % kSide) + 0.5;
  const double row = static_cast<double>(tile / kSide) + 0.5;
  return {extent.min.x + extent.width() * column / kSide, extent.min.y + extent.height() * row / kSide};
}

layer_mesh build_mesh(const mesh_source& source, const task& progress) {
  geo::planar_box extent;
  for (const geo::planar& p : source.geometry.points()) extent.include(p);
  mesh_builder builder(tile_grid{extent});
  for (std::size_t row = 0; row < source.geometry.size(); ++row) {
    if (row % 1024 == 0) progress.throw_if_cancelled();
    const std::uint16_t rule = source.rule_of_row[row];
    if (rule < source.rules.size() && rule < kMaximumRules)
      builder.add(source.geometry[row], rule, source.rules[rule]);
  }
  return builder.finish();
}

}  // namespace greenward::viewer
