// What Escape closes, lays down or forgets: one thing at a time.
#pragma once

#include "viewer/layers/session.hpp"

namespace greenward::viewer {

/// Whether something is open, in hand or chosen that cancel() would take away.
[[nodiscard]] bool can_cancel(const session& state);
/// What lies on top goes first. A form that has been filled in is not thrown away.
void cancel(session& state);

}  // namespace greenward::viewer
