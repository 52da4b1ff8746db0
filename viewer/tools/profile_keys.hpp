// Keys while the longitudinal profile has them.
#pragma once

#include "viewer/layers/session.hpp"
#include "viewer/tools/key_chord.hpp"

namespace greenward::viewer {

/// Left and right go from manhole to manhole, Home shows all, + and - zoom about the place gone to, Enter
/// chooses it on the map. False: the key is not the profile's.
[[nodiscard]] bool press_in_profile(session& state, const key_chord& key);

}  // namespace greenward::viewer
