#include "viewer/layers/scenario_overlay.hpp"

#include "viewer/layers/drawn_at_once.hpp"

#include <utility>

namespace greenward::viewer {

namespace {

constexpr layer::colour kGround{255, 255, 255, 235};

layer::style_rule plan_stroke(layer::colour colour, double width, std::vector<double> dash) {
  layer::style_rule rule;
  rule.stroke = colour;
  rule.width = width;
  rule.dash = std::move(dash);
  return rule;
}

}  // namespace

geo::planar_geometry plan_lines(const scenario_state& scenario, std::span<const std::uint32_t> links) {
  const workflow::layer_snapshot& pipes = scenario.now->model->district->at("pipes");
  geo::planar_geometry lines;
  for (const std::uint32_t link : links)
    if (pipes.planar.kinds()[link] != geo::geometry_kind::none) lines.append(pipes.planar[link]);
  return lines;
}

std::vector<std::shared_ptr<const gpu_layer>> scenario_overlay(const scenario_state& scenario) {
  std::vector<std::shared_ptr<const gpu_layer>> layers;
  if (!scenario.is_open()) return layers;
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

}  // namespace greenward::viewer
