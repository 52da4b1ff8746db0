// How service areas are drawn: the same on printed maps and in the viewer.
#pragma once

#include "engine/layer/style.hpp"

#include <array>

namespace greenward::workflow {

/// A rule without a title, and where among the layers' draw orders it lies.
struct overlay_style {
  layer::style_rule rule;
  int draw_order = 0;
};

/// Below buildings and streets, above green and compounds. Magenta as the facilities, and like no stage of
/// the works, whose colours cover the same ground.
[[nodiscard]] overlay_style service_area_style();
/// Of one of several nested areas, `depth` 0 for the widest: the nearer, the darker, with a finer outline.
[[nodiscard]] overlay_style service_band_style(int depth);
[[nodiscard]] overlay_style plain_radius_style();
/// Where somebody lives beyond the limit: with a way, without one, off the network. Just above the population
/// points.
[[nodiscard]] std::array<overlay_style, 3> unserved_place_styles();
/// Just above the walking network.
[[nodiscard]] overlay_style reached_street_style();

}  // namespace greenward::workflow
