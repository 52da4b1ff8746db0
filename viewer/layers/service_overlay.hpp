// The 15-minute areas as layers of the map.
#pragma once

#include "engine/workflow/walk.hpp"
#include "viewer/layers/prepared_layer.hpp"

#include <memory>
#include <string>
#include <vector>

namespace greenward::viewer {

/// Area, plain radius and reached paths, lowest first; all empty if `circles` is nullptr.
[[nodiscard]] std::vector<std::shared_ptr<prepared_layer>> service_overlays(
    const workflow::service_circles* circles, const task& progress);
/// The place among the catalogue's layers that an overlay takes.
[[nodiscard]] int draw_order_of_overlay(const std::string& name);

}  // namespace greenward::viewer
