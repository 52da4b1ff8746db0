#include "viewer/layers/marked_overlay.hpp"

#include "viewer/layers/drawn_at_once.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

constexpr layer::colour kMarkedCasing{255, 255, 255, 235};

/// As highlighted features are drawn, in another colour: a casing, then the stroke.
std::array<layer::style_rule, 2> marked_rules(const layer::layer_style& style, geo::geometry_kind kind) {
  double width = 0, size = 0;
  for (const layer::style_rule& rule : style.rules) {
    width = std::max(width, kind == geo::geometry_kind::line ? rule.width : 0);
    size = std::max(size, rule.size);
  }
  std::array<layer::style_rule, 2> rules;
  rules[0].stroke = kMarkedCasing;
  rules[0].width = width + 5;
  rules[1].stroke = kMarkedStroke;
  rules[1].width = width + 2;
  if (kind == geo::geometry_kind::polygon) rules[1].fill = kMarkedFill;
  for (layer::style_rule& rule : rules) {
    rule.marker = layer::symbol::circle;
    rule.size = size + 2;
    if (kind == geo::geometry_kind::point) rule.fill = {0, 0, 0, 0};
  }
  return rules;
}

/// Selected features that are drawn now: hidden ones stay selected, and are not shown.
geo::planar_geometry marked_geometry(const tree_layer& layer) {
  geo::planar_geometry marked;
  const geo::planar_geometry& all = layer.prepared->geometry();
  for (const std::uint32_t row : layer.marks.rows())
    if (layer.prepared->rule_of_row[row] != kNoRule) marked.append(all[row]);
  return marked;
}

}  // namespace

std::vector<marked_overlay::layer_marks> marked_overlay::marks_of(const session& state) {
  std::vector<layer_marks> marks;
  for (const tree_layer& layer : state.layers)
    if (!layer.marks.empty() && state.is_drawn(layer))
      marks.push_back({layer.prepared.get(), layer.marks.version()});
  return marks;
}

void marked_overlay::update(const session& state) {
  std::vector<layer_marks> now = marks_of(state);
  if (now == drawn_) return;
  drawn_ = std::move(now);
  layers_.clear();
  for (const tree_layer& layer : state.layers) {
    if (layer.marks.empty() || !state.is_drawn(layer)) continue;
    const geo::planar_geometry marked = marked_geometry(layer);
    if (marked.empty()) continue;
    for (const layer::style_rule& rule : marked_rules(layer.prepared->style, layer.prepared->kind))
      layers_.push_back(drawn_at_once(marked, rule));
  }
}

}  // namespace greenward::viewer
