// The pipes of a plan on the map.
#pragma once

#include "viewer/canvas/gpu_layer.hpp"
#include "viewer/layers/scenario_state.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace greenward::viewer {

/// Lowest first; nothing without a plan. What exists in the drains that are asked about is solid, what does
/// not is dashed. Needs the context.
[[nodiscard]] std::vector<std::shared_ptr<const gpu_layer>> scenario_overlay(const scenario_state& scenario);

inline constexpr layer::colour kBuiltPipe{15, 143, 60, 255}, kGivenUpPipe{200, 30, 45, 255};

/// Those of the pipes that have a line. Precondition: there are drains.
[[nodiscard]] geo::planar_geometry plan_lines(const scenario_state& scenario,
                                              std::span<const std::uint32_t> links);

}  // namespace greenward::viewer
