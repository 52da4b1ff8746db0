// A script of what somebody does with mouse and keys, for tests, for pictures and for telling of a fault.
#pragma once

#include "engine/geo/point.hpp"
#include "viewer/tools/key_chord.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::viewer {

/// Where the pointer goes: a widget by the name that the state file gives it, or a place on the map.
struct replay_target {
  std::string widget;
  double x = 0, y = 0;  ///< pixels from its middle, to the right and down
  std::optional<geo::lon_lat> place;
};

enum class replay_action : std::uint8_t {
  wait,    ///< until everything in the background is done
  frames,  ///< `count` frames without input
  move,    ///< to `target`
  click,   ///< on `target`
  double_click,
  drag,        ///< from `target` to `to`
  wheel,       ///< `count` notches over `target`, away from the user is positive
  key,         ///< `chord`
  type,        ///< `text` as if typed
  drop,        ///< the file `text` on the window
  expect,      ///< the state's value at the JSON pointer `text` is `value`
  screenshot,  ///< to the file `text` in the folder of outputs
  state,       ///< likewise
};

struct replay_step {
  std::size_t line = 0;  ///< in the script, from 1
  replay_action action = replay_action::wait;
  replay_target target, to;
  int count = 0;
  key_chord chord;  ///< of click, double_click and drag: its modifiers are held
  std::string text;
  nlohmann::json value;
};

/// One step a line, empty lines and those that begin with # left out; see docs/viewer.md. Throws
/// error{bad_input} naming `name` and the line.
[[nodiscard]] std::vector<replay_step> parse_replay(std::string_view script, const std::string& name);

}  // namespace greenward::viewer
