#include "viewer/layers/trial_state.hpp"

#include <chrono>

namespace greenward::viewer {

void trial_state::put(geo::planar where) {
  const auto start = std::chrono::steady_clock::now();
  place = where;
  answer = circle->at(where, moved);
  ++version;
  milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void trial_state::clear() {
  place.reset();
  moved.reset();
  held = false;
  answer = {};
  ++version;
}

void trial_state::take_up(bool in_hand) {
  clear();
  active = in_hand;
}

}  // namespace greenward::viewer
