// The bent street lattice, the district's outline and the blocks inside it.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// Fills frame, lines, junctions, edges and blocks. Blocks tile the district without gap or overlap; their
/// areas add up to settings.area_m2 * settings.size exactly (to rounding).
void make_lattice(district_plan& plan, planar urban_centre);

/// Corners of a block, counter-clockwise, open.
[[nodiscard]] std::vector<planar> block_corners(const district_plan& plan, const block& b);

/// Points of a side in the block's own direction, both ends included.
[[nodiscard]] std::vector<planar> side_path(const district_plan& plan, block_side side);

}  // namespace greenward::sample
