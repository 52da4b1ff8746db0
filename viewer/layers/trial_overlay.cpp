#include "viewer/layers/trial_overlay.hpp"

#include "engine/workflow/service_area_style.hpp"
#include "viewer/layers/drawn_at_once.hpp"

#include <array>

namespace greenward::viewer {

namespace {

constexpr layer::colour kTrial{106, 27, 154, 255}, kRefused{176, 42, 55, 255}, kWhite{255, 255, 255, 255};

/// Another colour than the circles of what is there, else alike.
layer::style_rule recoloured(layer::style_rule rule) {
  rule.stroke = {kTrial.r, kTrial.g, kTrial.b, rule.stroke.a};
  rule.fill = {kTrial.r, kTrial.g, kTrial.b, rule.fill.a};
  return rule;
}

/// A facility that is moved leaves a line from where it stands.
geo::planar_geometry way_of(const trial_state& trial) {
  geo::planar_geometry way;
  const std::array ends{trial.circle->access().facilities.places[*trial.moved], *trial.place};
  way.append_line(ends);
  return way;
}

layer::style_rule way_rule() {
  layer::style_rule rule;
  rule.stroke = kTrial;
  rule.width = 2;
  rule.dash = {6, 4};
  return rule;
}

layer::style_rule place_rule(bool refused) {
  layer::style_rule rule;
  rule.marker = layer::symbol::star;
  rule.size = 20;
  rule.fill = refused ? kRefused : kTrial;
  rule.stroke = kWhite;
  rule.width = 2;
  return rule;
}

}  // namespace

std::vector<std::shared_ptr<const gpu_layer>> trial_overlay(const trial_state& trial) {
  std::vector<std::shared_ptr<const gpu_layer>> layers;
  if (!trial.place) return layers;
  const workflow::trial_answer& answer = trial.answer;
  if (!answer.area.empty() && !answer.area[0].is_none())
    layers.push_back(drawn_at_once(answer.area, recoloured(workflow::service_area_style().rule)));
  if (!answer.lines.empty())
    layers.push_back(drawn_at_once(answer.lines, recoloured(workflow::reached_street_style().rule)));
  if (trial.moved) layers.push_back(drawn_at_once(way_of(trial), way_rule()));
  geo::planar_geometry place;
  place.append_point(*trial.place);
  layers.push_back(drawn_at_once(place, place_rule(answer.refusal.has_value())));
  return layers;
}

}  // namespace greenward::viewer
