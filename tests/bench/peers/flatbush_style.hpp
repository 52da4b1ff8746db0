// A plain packed Hilbert R-tree as many programs carry one: the measure of what flat arrays alone give.
#pragma once

#include "tests/bench/peers/box_index.hpp"

namespace greenward::bench {

/// Boxes sorted by the Hilbert value of their centres (Kamel & Faloutsos 1993), then level upon level of
/// nodes of 16, all in one array of boxes and one of numbers; window depth-first, nearest best-first
/// (Hjaltason & Samet 1999). Nothing in it is tuned beyond what a careful programmer writes at once.
[[nodiscard]] box_index_kind flatbush_style();

}  // namespace greenward::bench
