// Growing connected regions over blocks, and their outlines.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/sample/district_plan.hpp"

#include <functional>
#include <span>

namespace greenward::sample {

/// Centres of `count` clusters of the blocks (k-means, the first seed is blocks.front()), at most one seed a
/// block; fewer if there are fewer blocks. Returns block numbers.
[[nodiscard]] std::vector<std::uint32_t> spread_seeds(const district_plan& plan,
                                                      std::span<const std::uint32_t> blocks,
                                                      std::span<const double> load, std::size_t count);

/// Gives each block of `blocks` to the region of one seed: regions grow over shared sides, always the one
/// with the least load for its share. result[b] for every block of the plan: number of the seed, or kNone for
/// a block outside `blocks` or not reachable from any seed. Each region is connected.
[[nodiscard]] std::vector<std::uint32_t> grow_regions(const district_plan& plan,
                                                      std::span<const std::uint32_t> blocks,
                                                      std::span<const double> load,
                                                      std::span<const std::uint32_t> seeds,
                                                      std::span<const double> share);

/// Blocks across a side with another block.
void for_each_neighbour(const district_plan& plan, std::uint32_t block,
                        const std::function<void(std::uint32_t)>& visit);

/// Appends one polygon feature: the union of the blocks with region[b] == wanted. Shells counter-clockwise,
/// holes clockwise; every ring is simple (rings that touch themselves at a junction are split there).
void append_region(const district_plan& plan, std::span<const std::uint32_t> region, std::uint32_t wanted,
                   geo::planar_geometry& into);

}  // namespace greenward::sample
