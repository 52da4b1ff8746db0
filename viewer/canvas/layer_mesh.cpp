#include "viewer/canvas/layer_mesh.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

namespace {

/// Instances of one kind as they come. Their ranges are counted meanwhile, so that packing need not sort.
template <class Instance>
class instance_collector {
 public:
  void add(const geo::planar_box& box, const Instance& instance) {
    mesh_range& run = run_of(instance);
    ++run.count;
    run.box.include(box);
    collected_.push_back(instance);
  }

  /// Later rules first, each tile by tile; within them the order stays. Leaves nothing here.
  void pack(std::vector<Instance>& instances, std::vector<mesh_range>& ranges) {
    std::uint32_t first = 0;
    for (auto tiles = runs_.rbegin(); tiles != runs_.rend(); ++tiles) {
      for (mesh_range& run : *tiles) {
        run.first = first;
        if (run.count == 0) continue;
        ranges.push_back(run);
        first += run.count;
      }
    }
    instances.resize(first);
    for (const Instance& instance : collected_) instances[run_of(instance).first++] = instance;
    collected_ = {};
    runs_ = {};
  }

 private:
  mesh_range& run_of(const Instance& instance) {
    if (instance.rule >= runs_.size()) runs_.resize(std::size_t{instance.rule} + 1);
    std::vector<mesh_range>& tiles = runs_[instance.rule];
    if (tiles.empty()) tiles.resize(tile_grid::kTiles);
    return tiles[instance.tile];
  }

  std::vector<Instance> collected_;
  std::vector<std::vector<mesh_range>> runs_;  ///< by rule, then by tile
};

class mesh_builder {
 public:
  explicit mesh_builder(const tile_grid& grid) { mesh_.grid = grid; }

  void add(geo::planar_view view, std::uint32_t row, std::uint16_t rule, const layer::style_rule& style) {
    row_ = row;
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
    fills_.pack(mesh_.fills, mesh_.fill_ranges);
    lines_.pack(mesh_.lines, mesh_.line_ranges);
    points_.pack(mesh_.points, mesh_.point_ranges);
    return std::move(mesh_);
  }

 private:
  [[nodiscard]] vertex_instance vertex(geo::planar p, std::uint16_t tile, std::uint16_t rule) const {
    const geo::planar origin = mesh_.grid.origin(tile);
    return {static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y), tile, rule, row_};
  }

  void add_points(geo::planar_view view, std::uint16_t rule) {
    for (const geo::planar& p : view.points()) {
      const std::uint16_t tile = mesh_.grid.tile_of(p);
      points_.add({p, p}, vertex(p, tile, rule));
    }
  }

  void add_fill(geo::planar_view view, std::uint16_t rule) {
    const geo::planar_box box = view.box();
    const std::uint16_t tile = mesh_.grid.tile_of(box.centre());
    for (const geo::planar& p : geo::triangulate(view)) {
      fills_.add(box, vertex(p, tile, rule));
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
      lines_.add(box, {from.x, from.y, to.x, to.y, static_cast<float>(along), tile, rule, row_});
      along += geo::distance(a, b);
    }
  }

  layer_mesh mesh_;
  std::uint32_t row_ = 0;  ///< of what is being added
  instance_collector<vertex_instance> fills_;
  instance_collector<line_instance> lines_;
  instance_collector<vertex_instance> points_;
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
  for (std::uint32_t row = 0; row < source.geometry.size(); ++row) {
    if (row % 1024 == 0) progress.throw_if_cancelled();
    const std::uint16_t rule = source.rule_of_row[row];
    if (rule < source.rules.size() && rule < kMaximumRules)
      builder.add(source.geometry[row], row, rule, source.rules[rule]);
  }
  return builder.finish();
}

}  // namespace greenward::viewer
