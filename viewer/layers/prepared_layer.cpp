#include "viewer/layers/prepared_layer.hpp"

#include "engine/geo/measure.hpp"
#include "engine/layer/style_classes.hpp"
#include "viewer/canvas/camera.hpp"
#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace greenward::viewer {

namespace {

/// For a layer that gis-data has no style for.
layer::layer_style plain_style(const std::string& layer) {
  layer::layer_style style;
  style.layer = layer;
  layer::style_rule rule;
  rule.title = words(text_key::all_features);
  rule.fill = {150, 150, 150, 60};
  rule.stroke = {110, 110, 110, 255};
  style.rules.push_back(rule);
  return style;
}

std::uint16_t number_of(const layer::layer_style& style, const layer::style_rule* rule) {
  if (rule == nullptr) return kNoRule;
  const auto number = static_cast<std::size_t>(rule - style.rules.data());
  return static_cast<std::uint16_t>(std::min(number, kMaximumRules - 1));
}

geo::geometry_kind most_common_kind(const geo::planar_geometry& geometry) {
  std::array<std::size_t, 4> counts{};
  for (const geo::geometry_kind kind : geometry.kinds()) ++counts[static_cast<std::size_t>(kind)];
  counts[0] = 0;
  return static_cast<geo::geometry_kind>(std::ranges::max_element(counts) - counts.begin());
}

std::vector<geo::planar> label_anchors(const prepared_layer& layer) {
  const layer::column* names = layer.names();
  if (names == nullptr) return {};
  const geo::planar_geometry& geometry = layer.geometry();
  std::vector<geo::planar> anchors(geometry.size());
  for (std::size_t row = 0; row < geometry.size(); ++row) {
    const bool wanted = geometry.kinds()[row] == geo::geometry_kind::polygon && !names->text(row).empty();
    if (wanted) anchors[row] = geo::representative_point(geometry[row]);
  }
  return anchors;
}

/// Metres per pixel beyond which the layer is not drawn.
double farthest_view(const layer::layer_style& style) {
  return style.min_scale > 0 ? metres_per_pixel_of(style.min_scale) : camera::kFarthest;
}

void count_drawn(prepared_layer& layer) {
  layer.features = 0;
  layer.class_counts.assign(layer.style.rules.size(), 0);
  for (const std::uint16_t rule : layer.rule_of_row) {
    if (rule == kNoRule) continue;
    ++layer.class_counts[rule];
    ++layer.features;
  }
}

void finish(prepared_layer& layer, const task& progress) {
  count_drawn(layer);
  layer.kind = most_common_kind(layer.geometry());
  layer.anchors = label_anchors(layer);
  layer.levels = build_mesh_levels({layer.geometry(), layer.rule_of_row, layer.style.rules},
                                   farthest_view(layer.style), progress);
}

}  // namespace

const layer::column* prepared_layer::names() const {
  if (stored == nullptr || style.label_field.empty()) return nullptr;
  const auto field = stored->table.schema().find_field(style.label_field);
  if (!field) return nullptr;
  const layer::column& column = stored->table.columns()[*field];
  return column.is_text() ? &column : nullptr;
}

std::vector<std::uint16_t> assign_rules(const workflow::layer_snapshot& layer,
                                        const layer::layer_style& style) {
  const layer::style_classes classes(layer.table, style);
  std::vector<std::uint16_t> rules(layer.planar.size(), kNoRule);
  for (std::size_t row = 0; row < rules.size(); ++row)
    if (layer.planar.kinds()[row] != geo::geometry_kind::none)
      rules[row] = number_of(style, classes.rule_of(row));
  return rules;
}

std::shared_ptr<prepared_layer> prepare_layer(
    const std::shared_ptr<const workflow::district_snapshot>& district, std::size_t layer,
    const layer::layer_style* style, const task& progress) {
  auto prepared = std::make_shared<prepared_layer>();
  prepared->keeps_stored = district;
  prepared->stored = &district->layers[layer];
  const layer::layer_schema& schema = prepared->stored->table.schema();
  prepared->name = schema.name;
  prepared->title = schema.title;
  prepared->style = style != nullptr ? *style : plain_style(schema.name);
  prepared->rule_of_row = assign_rules(*prepared->stored, prepared->style);
  finish(*prepared, progress);
  return prepared;
}

std::shared_ptr<prepared_layer> restyled(const prepared_layer& layer, std::span<const std::string> values,
                                         const task& progress) {
  auto prepared = std::make_shared<prepared_layer>(layer);
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (layer.geometry().kinds()[row] != geo::geometry_kind::none)
      prepared->rule_of_row[row] = number_of(layer.style, layer.style.rule_for(values[row]));
  }
  finish(*prepared, progress);
  return prepared;
}

std::shared_ptr<const prepared_layer> filtered(const prepared_layer& layer, const row_bits& rows) {
  auto kept = std::make_shared<prepared_layer>(layer);
  for (std::uint32_t row = 0; row < kept->rule_of_row.size(); ++row)
    if (!rows.contains(row)) kept->rule_of_row[row] = kNoRule;
  count_drawn(*kept);
  return kept;
}

std::shared_ptr<prepared_layer> prepare_overlay(const std::string& name, const bilingual& title,
                                                overlay_content content, const task& progress) {
  auto own = std::make_shared<overlay_geometry>();
  own->planar = std::move(content.geometry);
  own->index = index::packed_rtree(index::boxes_of(own->planar));
  auto prepared = std::make_shared<prepared_layer>();
  prepared->name = name;
  prepared->title = title;
  prepared->own = std::move(own);
  prepared->style.layer = name;
  prepared->style.rules = std::move(content.rules);
  prepared->rule_of_row = std::move(content.rule_of_row);
  finish(*prepared, progress);
  return prepared;
}

std::shared_ptr<prepared_layer> prepare_overlay(const std::string& name, const bilingual& title,
                                                geo::planar_geometry geometry, const layer::style_rule& rule,
                                                const task& progress) {
  std::vector<std::uint16_t> first(geometry.size(), 0);
  return prepare_overlay(name, title, {std::move(geometry), {rule}, std::move(first)}, progress);
}

}  // namespace greenward::viewer
