// The walking witness and the map: who is asked about, and what of the answer is gone to.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>
#include <optional>

namespace greenward::viewer {

/// The chosen building or population point; nothing if it is neither.
[[nodiscard]] std::optional<witness_subject> witness_subject_of(const session& state);
/// Asks for the way from what is chosen, and turns the panel to it; nothing if it cannot be asked about.
void ask_witness(session& state);
/// The map shows the whole way, or a step of it.
void visit_witness(session& state);
void visit_witness_step(session& state, std::size_t step);
/// Chooses the facility that the way leads to.
void choose_witness_facility(session& state);

}  // namespace greenward::viewer
