// Keys for ImGui where no window system tells it of them.
#pragma once

#include "viewer/tools/key_chord.hpp"

#include <optional>

namespace greenward::viewer {

/// ImGui's own key numbers become the numbers of its table of pressed keys.
void map_keys_to_themselves();
/// The chord is held, and no other key.
void press_only(const std::optional<key_chord>& chord);

}  // namespace greenward::viewer
