#include "viewer/layers/service_overlay.hpp"

#include "engine/workflow/service_area_style.hpp"
#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <array>

namespace greenward::viewer {

namespace {

struct named_overlay {
  const char* name;
  workflow::overlay_style style;
};

const std::array<named_overlay, 3>& overlay_list() {
  static const std::array list{named_overlay{"service_area", workflow::service_area_style()},
                               named_overlay{"service_radius", workflow::plain_radius_style()},
                               named_overlay{"service_paths", workflow::reached_street_style()}};
  return list;
}

layer::style_rule titled(layer::style_rule rule, text_key title) {
  rule.title = words(title);
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
      make("service_area", titled(workflow::service_area_style().rule, text_key::service_area),
           circles != nullptr ? &circles->area : nullptr),
      make("service_radius", titled(workflow::plain_radius_style().rule, text_key::service_radius),
           circles != nullptr ? &circles->radius : nullptr),
      make("service_paths", titled(workflow::reached_street_style().rule, text_key::reached_paths),
           circles != nullptr ? &circles->reached_lines : nullptr)};
  overlays.back()->style.min_scale = 20000;
  return overlays;
}

int draw_order_of_overlay(const std::string& name) {
  const auto& list = overlay_list();
  const auto found =
      std::ranges::find_if(list, [&](const named_overlay& overlay) { return name == overlay.name; });
  return found == list.end() ? 1000 : found->style.draw_order;
}

}  // namespace greenward::viewer
