// Another line of the layer joined to the one in hand.
#pragma once

#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// The other line that is drawn within `tolerance` metres of the place becomes part of the form's, if the two
/// meet end to end; or else the form says why not, and stays as it is.
void join_line_at(session& state, geo::planar at, double tolerance);

}  // namespace greenward::viewer
