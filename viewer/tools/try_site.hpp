// Trying out a facility: a click puts one more, dragging moves it or one that is there.
#pragma once

#include "viewer/layers/map_input.hpp"
#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// Whether the input was meant for the trial, and nothing else may answer it.
bool try_site(session& state, const map_input& input);

}  // namespace greenward::viewer
