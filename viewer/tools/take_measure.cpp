#include "viewer/tools/take_measure.hpp"

namespace greenward::viewer {

bool take_measure(session& state, const map_input& input) {
  if (state.measure.kind == measure_kind::none || !state.district || !input.clicked) return false;
  // The first click of the two has put the corner.
  if (input.double_clicked)
    state.measure.end();
  else
    state.measure.add(state.view.to_ground(input.pointer), state.district->measuring);
  return true;
}

}  // namespace greenward::viewer
