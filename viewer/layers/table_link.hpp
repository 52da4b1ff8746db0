// The attribute table and the map tell each other what is chosen.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace greenward::viewer {

/// Of the rows that are copied at once; the rest is left out, and the count says so.
inline constexpr std::size_t kMostCopiedRows = 100'000;

/// How a row is chosen: alone it becomes the current one, and what is selected stays; besides, it joins or
/// leaves the selection; as a range, all from the anchor on are the selection.
enum class row_choice : std::uint8_t { alone, besides, range };

/// Whether it has rows to list: overlays have none.
[[nodiscard]] bool has_table(const tree_layer& layer);
/// The layer in the table; nothing if there is none.
[[nodiscard]] std::optional<std::size_t> layer_of_table(const session& state);

/// Whether only the rows are listed that the filter of their layer leaves.
[[nodiscard]] bool lists_only_drawn(const session& state);

/// Opens it with the layer; an empty name stands for the chosen feature's layer, or else the one that was
/// open last, or else the works. There must be a district.
void open_table(session& state, std::string_view layer);
void close_table(session& state);
/// Reads what was typed; what cannot be read leaves the rows as they are and says why.
void apply_filter(session& state);
/// The map shows the row as chosen, as after a click on it there.
void choose_row(session& state, std::uint32_t row, row_choice how);
/// To another place of the list, which is kept within it.
void move_row(session& state, std::ptrdiff_t by, row_choice how);
/// The map goes to the current row.
void visit_row(session& state);
/// What has been chosen elsewhere since it was last asked becomes the current row, and is scrolled to.
void follow_selection(session& state);
/// All that is listed is selected, and nothing else of its layer.
void select_listed(session& state);
/// The selected rows, or if none of them is listed the current one, or else all that are.
void copy_rows(session& state);
/// The district was read anew: the same layer, order and filter, as far as they still hold.
void renew_table(session& state);

}  // namespace greenward::viewer
