#include "viewer/layers/service_overlay.hpp"

#include "engine/workflow/service_area_style.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace greenward::viewer {

namespace {

struct named_overlay {
  const char* name;
  workflow::overlay_style style;
};

const std::array<named_overlay, 4>& overlay_list() {
  static const std::array list{named_overlay{"service_area", workflow::service_area_style()},
                               named_overlay{"service_radius", workflow::plain_radius_style()},
                               named_overlay{"service_paths", workflow::reached_street_style()},
                               named_overlay{"unserved_people", workflow::unserved_place_styles().front()}};
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
  overlays.push_back(unserved_overlay(nullptr, progress));
  return overlays;
}

std::shared_ptr<prepared_layer> band_overlay(std::span<const workflow::service_band> bands,
                                             const task& progress) {
  overlay_content content;
  for (std::size_t k = 0; k < bands.size(); ++k) {
    layer::style_rule rule = band_rule(bands.size(), k);
    rule.title = band_title(bands[k].minutes, bands[k].limit);
    content.rules.push_back(std::move(rule));
    if (bands[k].area.empty()) continue;
    content.geometry.append(bands[k].area[0]);
    content.rule_of_row.push_back(static_cast<std::uint16_t>(k));
  }
  return prepare_overlay(kBandLayer, words(text_key::service_area), std::move(content), progress);
}

std::shared_ptr<prepared_layer> unserved_overlay(const workflow::service_gaps* gaps, const task& progress) {
  constexpr std::array kTitles{text_key::gap_beyond, text_key::gap_no_way, text_key::gap_off_network};
  overlay_content content;
  const auto styles = workflow::unserved_place_styles();
  for (std::size_t k = 0; k < styles.size(); ++k) content.rules.push_back(titled(styles[k].rule, kTitles[k]));
  if (gaps != nullptr) {
    for (const workflow::unserved_place& place : gaps->places) {
      content.geometry.append_point(place.place);
      content.rule_of_row.push_back(!place.on_network ? 2 : std::isfinite(place.metres) ? 0 : 1);
    }
  }
  return prepare_overlay(kUnservedLayer, words(text_key::gap_layer), std::move(content), progress);
}

layer::style_rule band_rule(std::size_t count, std::size_t band) {
  return workflow::service_band_style(static_cast<int>(count - 1 - band)).rule;
}

bilingual band_title(double minutes, metres limit) {
  const std::string number = number_text(minutes, 1), length = number_text(limit.value, 0);
  return {number + " 分钟（" + length + " 米）", number + " min (" + length + " m)"};
}

int draw_order_of_overlay(const std::string& name) {
  const auto& list = overlay_list();
  const auto found =
      std::ranges::find_if(list, [&](const named_overlay& overlay) { return name == overlay.name; });
  return found == list.end() ? 1000 : found->style.draw_order;
}

}  // namespace greenward::viewer
