// The 15-minute areas as layers of the map.
#pragma once

#include "engine/workflow/service_bands.hpp"
#include "engine/workflow/service_gaps.hpp"
#include "engine/workflow/walk.hpp"
#include "viewer/layers/prepared_layer.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace greenward::viewer {

/// Of the layers that show bands instead of the one area, and who lives beyond it.
inline constexpr const char *kBandLayer = "service_area", *kUnservedLayer = "unserved_people";

/// Area, plain radius and reached paths, lowest first, all empty if `circles` is nullptr; and, always empty,
/// the layer of those beyond.
[[nodiscard]] std::vector<std::shared_ptr<prepared_layer>> service_overlays(
    const workflow::service_circles* circles, const task& progress);
/// Nested areas by rising minutes, a rule each, the nearest on top.
[[nodiscard]] std::shared_ptr<prepared_layer> band_overlay(std::span<const workflow::service_band> bands,
                                                           const task& progress);
/// Where those live whom nothing serves; empty if `gaps` is nullptr.
[[nodiscard]] std::shared_ptr<prepared_layer> unserved_overlay(const workflow::service_gaps* gaps,
                                                               const task& progress);
/// How the band is drawn among so many, the nearest being 0; without a title.
[[nodiscard]] layer::style_rule band_rule(std::size_t count, std::size_t band);
/// "5 min (225 m)"
[[nodiscard]] bilingual band_title(double minutes, metres limit);
/// The place among the catalogue's layers that an overlay takes.
[[nodiscard]] int draw_order_of_overlay(const std::string& name);

}  // namespace greenward::viewer
