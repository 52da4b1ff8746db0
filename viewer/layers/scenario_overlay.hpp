// The pipes of a plan on the map.
#pragma once

#include "viewer/canvas/layer_drawing.hpp"
#include "viewer/layers/prepared_layer.hpp"
#include "viewer/layers/scenario_state.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace greenward::viewer {

/// Lowest first; nothing without a plan.
struct scenario_picture {
  std::vector<std::shared_ptr<const gpu_layer>> whole;        ///< all over the map; none if it is divided
  std::vector<std::shared_ptr<const gpu_layer>> left, right;  ///< of the line that divides the map

  /// `divide`, `width`: columns of the map.
  void add_to(std::vector<drawn_layer>& layers, int divide, int width) const;
};

/// What exists in the drains that are asked about is solid, what does not is dashed. On a divided map the
/// pipes of the plan look as the layer `pipes` draws them, on the left as they are and on the right as
/// planned, each on a band that tells what happens to it. Needs the context.
[[nodiscard]] scenario_picture scenario_overlay(const scenario_state& scenario, const prepared_layer& pipes);

/// The number of the rule by which the pipe would be drawn with another status; kNoRule: it would not be.
/// `pipes`: as they are.
[[nodiscard]] std::uint16_t rule_with_status(const prepared_layer& pipes, std::uint32_t row,
                                             std::string_view status);

inline constexpr layer::colour kBuiltPipe{15, 143, 60, 255}, kGivenUpPipe{200, 30, 45, 255};

/// Those of the pipes that have a line. Precondition: there are drains.
[[nodiscard]] geo::planar_geometry plan_lines(const scenario_state& scenario,
                                              std::span<const std::uint32_t> links);

}  // namespace greenward::viewer
