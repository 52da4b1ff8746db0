#include "viewer/layers/drain_state.hpp"

namespace greenward::viewer {

void drain_state::follow(const trace_question& question) {
  asked = question;
  trace = question.is_pipe ? workflow::trace_pipe(*model, question.row, question.direction)
                           : workflow::trace_node(*model, question.row, question.direction);
  flow.lines = make_flow_lines(trace->lines, trace->known_flow);
  flow.seconds = 0;
  ++version;
}

void drain_state::follow_again() {
  if (trace) follow(asked);
}

void drain_state::clear() {
  trace.reset();
  flow.lines = {};
  ++version;
}

}  // namespace greenward::viewer
