// Compounds, village houses and the buildings of all other blocks.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// Fills clusters (compounds and villages, with rows, gates and code) and buildings. A residential block on
/// which nothing fits becomes vacant.
void make_buildings(district_plan& plan);

/// The ground of a block that is left between its streets: convex, counter-clockwise, side k along side k of
/// the block; empty if the block is too narrow. `margin` metres beyond the streets' edges.
[[nodiscard]] std::vector<planar> building_ground(const district_plan& plan, const block& b, double margin);

/// Corners of a building, counter-clockwise, open.
[[nodiscard]] std::array<planar, 4> footprint(const building& b);

}  // namespace greenward::sample
