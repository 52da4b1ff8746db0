// What was followed through the drains from a chosen pipe or node.
#pragma once

#include "engine/workflow/map_trace.hpp"
#include "viewer/layers/flow_state.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace greenward::viewer {

struct drain_state {
  std::shared_ptr<const workflow::drain_model> model;  ///< nullptr until it is prepared, or without drains
  std::optional<bilingual> refusal;                    ///< why there is no model
  std::optional<workflow::map_trace> trace;
  flow_state flow;            ///< along the trace
  std::uint32_t version = 0;  ///< rises with every change of what is drawn

  /// `is_pipe`: row of the layer pipes, else of drainage_nodes.
  void follow(bool is_pipe, std::uint32_t row, drainage::trace_direction direction);
  void clear();
};

}  // namespace greenward::viewer
