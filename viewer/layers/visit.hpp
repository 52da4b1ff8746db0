// Going to what was found.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace greenward::viewer {

/// Shows the box whole, no closer than 1:2,000 and, where that is wide enough, at a scale at which a layer
/// of that limit (0 = none) is drawn. Nothing for an empty box.
void show_box(session& state, const geo::planar_box& box, double layer_limit, double nearest = 0);

/// Chooses these rows of a layer of the tree, as a click on them would, and shows them whole, no closer than
/// 1:2,000 and, where that is wide enough, at a scale at which their layer is drawn. The place stays if they
/// have none on the map. Precondition: the layer is stored.
void visit_rows(session& state, std::size_t layer, std::span<const std::uint32_t> rows);

/// The same for a thing of the index, which must be of the session's district.
void visit(session& state, std::uint32_t thing);

/// Chooses a row of a layer as a click would; the map moves only if the row is not in sight, and keeps its
/// scale. Nothing if the tree has no such layer.
void choose_in_sight(session& state, std::string_view layer, std::uint32_t row);

/// Chooses what the finding that was gone to last is about, shows it whole with its place, marked with what
/// was found; the panel on the right stays. The model of the findings must be of the session's district.
void visit_finding(session& state);

/// The map shows all that is selected; nothing happens if none of it is on the map.
void visit_selection(session& state);

}  // namespace greenward::viewer
