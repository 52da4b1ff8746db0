#include "viewer/layers/drain_state.hpp"

namespace greenward::viewer {

void drain_state::follow(bool is_pipe, std::uint32_t row, drainage::trace_direction direction) {
  trace =
      is_pipe ? workflow::trace_pipe(*model, row, direction) : workflow::trace_node(*model, row, direction);
  flow.lines = make_flow_lines(trace->lines, trace->known_flow);
  flow.seconds = 0;
  ++version;
}

void drain_state::clear() {
  trace.reset();
  flow.lines = {};
  ++version;
}

}  // namespace greenward::viewer
