// The longitudinal profile and the map tell each other what is chosen.
#pragma once

#include "viewer/layers/session.hpp"

#include <optional>

namespace greenward::viewer {

/// The chosen node, or the upper end of the chosen pipe, begins a profile; while one waits for its end, the
/// chosen node or the lower end of the pipe is that. Nothing without such a choice.
void mark_profile_end(session& state);
/// Something was clicked on the map: a node or a pipe is the end of the profile that waits for one.
void offer_profile_end(session& state);
/// From the chosen pipe or node down to where the longest branch of its water ends.
void profile_downstream(session& state);

/// Of the profile that is shown: chooses it on the map, which moves only if it is not in sight.
void choose_in_profile(session& state, plot_hit what);
/// Where on the map the pointer is on the profile; nothing if it is not on it.
[[nodiscard]] std::optional<geo::planar> profile_pointer(const session& state);

}  // namespace greenward::viewer
