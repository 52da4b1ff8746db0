// What lies in an area of the map.
#pragma once

#include "viewer/layers/session.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::viewer {

struct rows_found {
  std::vector<std::uint32_t> rows;  ///< ascending
  std::size_t faulty = 0;           ///< rows whose geometry is so faulty that nobody can tell
};

/// The rows of a layer that are drawn and, by the rule, in the area. `ring`: corners of a polygon that does
/// not meet itself, open or closed; measuring CRS. Exact, see geo::intersects and geo::contains.
[[nodiscard]] rows_found rows_in_area(const prepared_layer& layer, std::span<const geo::planar> ring,
                                      select_rule rule);

/// Whether areas drawn on the map select of this layer: it is drawn, stored, and the user has not taken it
/// out.
[[nodiscard]] bool can_select(const session& state, const tree_layer& layer);

/// Changes what is selected in all layers of which that can be done, by the area just drawn. An area that is
/// none (less than three corners, without extent, meeting itself) changes nothing and says why; features of
/// which it cannot be told are left as they are, and their number is said. While two days are compared, works
/// are those of the side on which the area was begun.
void select_in_area(session& state, std::span<const geo::planar> ring, select_change change);

/// Nothing is selected any more.
void clear_selection(session& state);
/// How many features are selected, of all layers.
[[nodiscard]] std::size_t selected_count(const session& state);

}  // namespace greenward::viewer
