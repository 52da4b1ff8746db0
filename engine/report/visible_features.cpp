#include "engine/report/visible_features.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/predicates.hpp"
#include "engine/layer/style_classes.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <string>

namespace greenward::report {

namespace {

[[noreturn]] void refuse_coordinate(const std::string& subject, std::size_t row) {
  throw error(error_code::bad_input, fmt::format("{}[{}]", subject, row),
              {"坐标不是有限数", "a coordinate is not a finite number"},
              {"请检查该要素的几何和投影", "Check the feature's geometry and its projection"});
}

void require_finite(const geo::planar_geometry& geometry, const std::string& subject) {
  const auto finite = [](geo::planar p) { return std::isfinite(p.x) && std::isfinite(p.y); };
  const auto points = geometry.points();
  if (std::all_of(points.begin(), points.end(), finite)) return;
  for (std::size_t row = 0; row < geometry.size(); ++row) {
    const auto own = geometry[row].points();
    if (!std::all_of(own.begin(), own.end(), finite)) refuse_coordinate(subject, row);
  }
}

void require_complete(const map_layer& layer) {
  if (layer.table == nullptr || layer.planar == nullptr || layer.index == nullptr || layer.style == nullptr) {
    throw error(error_code::usage, "map_layer",
                {"图层缺少表、几何、索引或样式", "a layer lacks its table, geometry, index or style"},
                {"请同时给出四者", "Give all four"});
  }
  if (layer.table->size() != layer.planar->size()) {
    throw error(error_code::bad_input, layer.table->schema().name,
                {fmt::format("表有 {} 行，几何有 {} 个", layer.table->size(), layer.planar->size()),
                 fmt::format("{} rows but {} geometries", layer.table->size(), layer.planar->size())},
                {"请对整张表做投影", "Project the whole table"});
  }
  require_finite(*layer.planar, layer.table->schema().name);
}

std::vector<std::uint32_t> rows_inside(const map_layer& layer, const geo::planar_box& ground) {
  std::vector<std::uint32_t> rows;
  layer.index->visit_window(ground, [&](std::uint32_t row) {
    if (geo::intersects((*layer.planar)[row], ground)) rows.push_back(row);
  });
  std::sort(rows.begin(), rows.end());
  return rows;
}

bool any_inside(const map_layer& layer, const geo::planar_box& ground) {
  bool any = false;
  layer.index->visit_window(
      ground, [&](std::uint32_t row) { any = any || geo::intersects((*layer.planar)[row], ground); });
  return any;
}

void take_visible(drawn_layer& drawn, const map_layer& layer, const map_frame& frame) {
  const layer::style_classes classes(*layer.table, *layer.style);
  for (const std::uint32_t row : rows_inside(layer, frame.ground())) {
    const layer::style_rule* rule = classes.rule_of(row);
    if (rule == nullptr) continue;
    drawn.features.push_back({row, static_cast<std::uint32_t>(rule - layer.style->rules.data())});
  }
}

void shrink(layer::style_rule& rule, double factor) {
  rule.width *= factor;
  rule.size *= factor;
  for (double& length : rule.dash) length *= factor;
}

drawn_layer draw_of(const map_layer& layer, const map_frame& frame) {
  require_complete(layer);
  drawn_layer drawn{.title = layer.table->schema().title,
                    .draw_order = layer.draw_order.value_or(layer.table->schema().draw_order),
                    .geometry = layer.planar,
                    .rules = layer.style->rules,
                    .features = {},
                    .source = &layer,
                    .hidden_by_scale = false};
  if (shown_at_scale(layer.style->min_scale, frame.denominator)) {
    take_visible(drawn, layer, frame);
  } else {
    drawn.hidden_by_scale = any_inside(layer, frame.ground());
  }
  for (layer::style_rule& rule : drawn.rules) shrink(rule, symbol_scale(frame.denominator));
  return drawn;
}

drawn_layer draw_of(const map_overlay& overlay, const map_frame& frame) {
  require_finite(overlay.geometry, overlay.title.en);
  layer::style_rule rule;
  rule.title = overlay.title;
  rule.fill = overlay.fill;
  rule.stroke = overlay.stroke;
  rule.width = overlay.width;
  rule.dash = overlay.dash;
  rule.size = overlay.size;
  drawn_layer drawn{.title = overlay.title,
                    .draw_order = overlay.draw_order,
                    .geometry = &overlay.geometry,
                    .rules = {rule},
                    .features = {},
                    .source = nullptr,
                    .hidden_by_scale = false};
  const geo::planar_box ground = frame.ground();
  for (std::uint32_t row = 0; row < overlay.geometry.size(); ++row) {
    if (geo::intersects(overlay.geometry[row], ground)) drawn.features.push_back({row, 0});
  }
  return drawn;
}

bool is_shown(map_side of, map_side wanted) {
  return of == wanted || of == map_side::both || wanted == map_side::both;
}

}  // namespace

std::vector<drawn_layer> drawn_layers(const map_content& content, const map_frame& frame, map_side side) {
  std::vector<drawn_layer> drawn;
  for (const map_layer& layer : content.layers)
    if (is_shown(layer.side, side)) drawn.push_back(draw_of(layer, frame));
  for (const map_overlay& overlay : content.overlays)
    if (is_shown(overlay.side, side)) drawn.push_back(draw_of(overlay, frame));
  std::stable_sort(drawn.begin(), drawn.end(),
                   [](const drawn_layer& a, const drawn_layer& b) { return a.draw_order < b.draw_order; });
  return drawn;
}

double symbol_scale(double denominator) {
  constexpr double kFullSize = 50000;
  return std::clamp(std::sqrt(kFullSize / denominator), 0.4, 1.0);
}

geo::planar_box bounds_of(const map_content& content) {
  geo::planar_box box;
  const auto include = [&box](const geo::planar_geometry& geometry) {
    for (const geo::planar& p : geometry.points()) box.include(p);
  };
  for (const map_layer& layer : content.layers) {
    require_complete(layer);
    include(*layer.planar);
  }
  for (const map_overlay& overlay : content.overlays) {
    require_finite(overlay.geometry, overlay.title.en);
    include(overlay.geometry);
  }
  return box;
}

}  // namespace greenward::report
