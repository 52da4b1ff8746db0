#include "viewer/layers/service_overlay.hpp"

#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

constexpr layer::colour kWalk{21, 128, 140, 255};

struct overlay_place {
  const char* name;
  int draw_order;
};

// Below buildings and streets, above green and compounds; paths just above the walking network.
constexpr std::array kPlaces{overlay_place{"service_area", 16}, overlay_place{"service_radius", 17},
                             overlay_place{"service_paths", 27}};

layer::style_rule area_rule() {
  layer::style_rule rule;
  rule.title = words(text_key::service_area);
  rule.fill = {kWalk.r, kWalk.g, kWalk.b, 46};
  rule.stroke = {kWalk.r, kWalk.g, kWalk.b, 190};
  rule.width = 1.2;
  return rule;
}

layer::style_rule radius_rule() {
  layer::style_rule rule;
  rule.title = words(text_key::service_radius);
  rule.stroke = {108, 92, 160, 255};
  rule.width = 1.6;
  rule.dash = {8, 5};
  return rule;
}

layer::style_rule path_rule() {
  layer::style_rule rule;
  rule.title = words(text_key::reached_paths);
  rule.stroke = kWalk;
  rule.width = 1.6;
  return rule;
}

}  // namespace

std::vector<std::shared_ptr<prepared_layer>> service_overlays(const workflow::service_circles* circles,
                                                              const task& progress) {
  const auto make = [&](const char* name, const layer::style_rule& rule,
                        const geo::planar_geometry* geometry) {
    return prepare_overlay(name, rule.title, geometry != nullptr ? *geometry : geo::planar_geometry{}, rule,
                           progress);
  };
  std::vector<std::shared_ptr<prepared_layer>> overlays{
      make("service_area", area_rule(), circles != nullptr ? &circles->area : nullptr),
      make("service_radius", radius_rule(), circles != nullptr ? &circles->radius : nullptr),
      make("service_paths", path_rule(), circles != nullptr ? &circles->reached_lines : nullptr)};
  overlays.back()->style.min_scale = 20000;
  return overlays;
}

int draw_order_of_overlay(const std::string& name) {
  const auto found =
      std::ranges::find_if(kPlaces, [&](const overlay_place& place) { return name == place.name; });
  return found == kPlaces.end() ? 1000 : found->draw_order;
}

}  // namespace greenward::viewer
