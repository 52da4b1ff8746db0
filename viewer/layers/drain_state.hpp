// What was followed through the drains from a chosen pipe or node.
#pragma once

#include "engine/workflow/map_trace.hpp"
#include "viewer/layers/flow_state.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace greenward::viewer {

/// `is_pipe`: row of the layer pipes, else of drainage_nodes.
struct trace_question {
  bool is_pipe = false;
  std::uint32_t row = 0;
  drainage::trace_direction direction = drainage::trace_direction::downstream;
};

struct drain_state {
  std::shared_ptr<const workflow::drain_model> model;  ///< nullptr until it is prepared, or without drains
  std::optional<bilingual> refusal;                    ///< why there is no model
  std::optional<workflow::map_trace> trace;
  trace_question asked;       ///< of the trace
  flow_state flow;            ///< along the trace
  std::uint32_t version = 0;  ///< rises with every change of what is drawn

  void follow(const trace_question& question);
  /// In the drains that are there now, if anything was followed.
  void follow_again();
  void clear();
};

}  // namespace greenward::viewer
