// A facility tried out on the map: put down, dragged, and what it would serve there.
#pragma once

#include "engine/workflow/trial_circle.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace greenward::viewer {

struct trial_state {
  bool active = false;                             ///< the tool is in hand
  bool held = false;                               ///< the facility is being dragged
  std::shared_ptr<workflow::trial_circle> circle;  ///< nullptr until it is prepared, or if it cannot be
  std::optional<geo::planar> place;                ///< where the facility is tried
  std::optional<std::uint32_t> moved;              ///< which one it is (trial_circle::at); none = one more
  workflow::trial_answer answer;                   ///< for that place
  std::uint32_t version = 0;                       ///< rises with every change of what is drawn
  double milliseconds = 0;                         ///< that the answer took

  /// Asks what the facility would serve at `where`; there must be a circle.
  void put(geo::planar where);
  /// Takes the facility away again; the tool stays in hand.
  void clear();
  /// Takes the tool in hand, or lays it down; what was tried goes either way.
  void take_up(bool in_hand);
};

}  // namespace greenward::viewer
