// The keys of the list of databases.
#pragma once

#include "viewer/layers/session.hpp"
#include "viewer/tools/key_chord.hpp"

namespace greenward::viewer {

/// Up, Down, Home, End mark a database, Enter opens it, Delete takes it off the list. True if the key was the
/// list's: it is shown and has such a key.
bool press_in_databases(session& state, const key_chord& chord);

}  // namespace greenward::viewer
