// The order in which many questions are best asked.
#pragma once

#include "engine/base/memory_block.hpp"
#include "engine/geo/point.hpp"

#include <cstdint>
#include <span>

namespace greenward::index {

/// The numbers 0 ... n - 1 in the order of `places` along a Hilbert curve over them: what is asked about one
/// place is still in the caches when its neighbour's turn comes. Places that are not finite count to the
/// south-western corner. O(n).
[[nodiscard]] block_vector<std::uint32_t> hilbert_order(std::span<const geo::planar> places);

}  // namespace greenward::index
