#include "viewer/layers/scenario_overlay.hpp"

#include "viewer/layers/drawn_at_once.hpp"

#include <map>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr layer::colour kGround{255, 255, 255, 235}, kBuiltBand{15, 143, 60, 60},
    kGivenUpBand{200, 30, 45, 50};

layer::style_rule plan_stroke(layer::colour colour, double width, std::vector<double> dash) {
  layer::style_rule rule;
  rule.stroke = colour;
  rule.width = width;
  rule.dash = std::move(dash);
  return rule;
}

/// All over the map.
std::vector<std::shared_ptr<const gpu_layer>> whole_overlay(const scenario_state& scenario) {
  std::vector<std::shared_ptr<const gpu_layer>> layers;
  const auto add = [&](std::span<const std::uint32_t> links, layer::colour colour, bool solid) {
    const geo::planar_geometry lines = plan_lines(scenario, links);
    if (lines.empty()) return;
    layers.push_back(drawn_at_once(lines, plan_stroke(kGround, 8, {})));
    const std::vector<double> dash = solid ? std::vector<double>{} : std::vector<double>{7, 4};
    layers.push_back(drawn_at_once(lines, plan_stroke(colour, 4, dash)));
  };
  add(scenario.plan.abandon, kGivenUpPipe, !scenario.planned);
  add(scenario.plan.build, kBuiltPipe, scenario.planned);
  return layers;
}

using layer_list = std::vector<std::shared_ptr<const gpu_layer>>;

/// Over whatever the layer has drawn there.
void add_band(layer_list& layers, const geo::planar_geometry& lines, layer::colour colour) {
  constexpr double kWidth = 11;
  if (lines.empty()) return;
  layers.push_back(drawn_at_once(lines, plan_stroke(kGround, kWidth, {})));
  layers.push_back(drawn_at_once(lines, plan_stroke(colour, kWidth, {})));
}

/// Each pipe by the rule of the layer that `rule_of` names.
template <class RuleOf>
void add_ruled(layer_list& layers, const scenario_state& scenario, const prepared_layer& pipes,
               std::span<const std::uint32_t> links, RuleOf rule_of) {
  std::map<std::uint16_t, std::vector<std::uint32_t>> by_rule;
  for (const std::uint32_t link : links) by_rule[rule_of(link)].push_back(link);
  for (const auto& [number, some] : by_rule) {
    const geo::planar_geometry lines = plan_lines(scenario, some);
    if (number == kNoRule || lines.empty()) continue;
    layer::style_rule rule = pipes.style.rules[number];
    rule.width += 1;
    layers.push_back(drawn_at_once(lines, rule));
  }
}

}  // namespace

geo::planar_geometry plan_lines(const scenario_state& scenario, std::span<const std::uint32_t> links) {
  const workflow::layer_snapshot& pipes = scenario.now->model->district->at("pipes");
  geo::planar_geometry lines;
  for (const std::uint32_t link : links)
    if (pipes.planar.kinds()[link] != geo::geometry_kind::none) lines.append(pipes.planar[link]);
  return lines;
}

std::uint16_t rule_with_status(const prepared_layer& pipes, std::uint32_t row, std::string_view status) {
  const layer::layer_style& style = pipes.style;
  const layer::style_rule* rule = style.rule_over(status);
  const auto field = pipes.stored->table.schema().find_field(style.field);
  const layer::column* column = field ? &pipes.stored->table.columns()[*field] : nullptr;
  const bool known = column != nullptr && column->is_text() && column->has(row);
  if (rule == nullptr) rule = style.rule_for(known ? column->text(row) : std::string_view());
  return rule == nullptr ? kNoRule : static_cast<std::uint16_t>(rule - style.rules.data());
}

void scenario_picture::add_to(std::vector<drawn_layer>& layers, int divide, int width) const {
  for (const auto& part : whole) layers.push_back({part, 1});
  for (const auto& part : left) layers.push_back({part, 1, column_span{0, divide}});
  for (const auto& part : right) layers.push_back({part, 1, column_span{divide, width}});
}

scenario_picture scenario_overlay(const scenario_state& scenario, const prepared_layer& pipes) {
  if (!scenario.is_open()) return {};
  if (!scenario.is_divided()) return {whole_overlay(scenario), {}, {}};
  const workflow::scenario_links& plan = scenario.plan;
  const auto as_is = [&](std::uint32_t link) { return pipes.rule_of_row[link]; };
  const auto with = [&](std::string_view status) {
    return [&pipes, status](std::uint32_t link) { return rule_with_status(pipes, link, status); };
  };
  scenario_picture picture;
  add_band(picture.left, plan_lines(scenario, plan.abandon), kGivenUpBand);
  add_band(picture.left, plan_lines(scenario, plan.build), kBuiltBand);
  picture.right = picture.left;
  add_ruled(picture.left, scenario, pipes, plan.abandon, as_is);
  add_ruled(picture.left, scenario, pipes, plan.build, as_is);
  add_ruled(picture.right, scenario, pipes, plan.abandon, with("abandoned"));
  add_ruled(picture.right, scenario, pipes, plan.build, with("existing"));
  return picture;
}

}  // namespace greenward::viewer
