// The separation of the chosen compound, and the way to what is wrong with it.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>

namespace greenward::viewer {

/// Once a frame: asks about the chosen compound, if the drains are known.
void follow_compound(session& state);
/// Marks a reason and shows it with the compound's side of its way; the compound stays chosen.
void visit_reason(session& state, std::size_t reason);
/// The next reason of the compound that is shown, or the one before; nothing further than the last.
void step_reason(session& state, int count);

}  // namespace greenward::viewer
