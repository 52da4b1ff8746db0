#include "viewer/tools/navigate.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::viewer {

namespace {

constexpr double kWheelStep = 1.25;
constexpr double kKeyStep = 1.5;
constexpr double kPanShare = 0.15;  ///< of the map's shorter side, one key press

}  // namespace

void navigate(session& state, const map_input& input) {
  if (input.drag_x != 0 || input.drag_y != 0) state.view.pan(input.drag_x, input.drag_y);
  if (input.inside && input.wheel != 0) state.view.zoom(input.pointer, std::pow(kWheelStep, input.wheel));
  state.pointer.reset();
  if (input.inside) state.pointer = state.view.to_ground(input.pointer);
}

void navigate(session& state, view_command command) {
  const double width = state.view.width(), height = state.view.height();
  const screen_point middle{width / 2, height / 2};
  const double step = kPanShare * std::min(width, height);
  switch (command) {
    case view_command::zoom_in:
      return state.view.zoom(middle, kKeyStep);
    case view_command::zoom_out:
      return state.view.zoom(middle, 1 / kKeyStep);
    case view_command::left:
      return state.view.pan(step, 0);
    case view_command::right:
      return state.view.pan(-step, 0);
    case view_command::up:
      return state.view.pan(0, step);
    case view_command::down:
      return state.view.pan(0, -step);
    case view_command::fit:
      return state.fit();
  }
}

}  // namespace greenward::viewer
