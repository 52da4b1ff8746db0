// The bands of the service area, those beyond it, and the map.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>

namespace greenward::viewer {

/// Shows the service area by minutes, or as one area again, and turns the panel to its figures.
void switch_bands(session& state);
/// Shows who lives beyond it, or hides them.
void switch_gaps(session& state);
/// The map shows all of a group of the answer, and chooses its compound or unit.
void visit_gap(session& state, std::size_t group);

}  // namespace greenward::viewer
