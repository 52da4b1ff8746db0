// Whole numbers that add up exactly.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace greenward {

/// Splits `total` by `weights` with the largest-remainder method (Hamilton); ties go to the lower index.
/// No part exceeds its cap (`caps` empty: no caps); what a cap turns away goes to parts with room, largest
/// remainder first. The parts add up to min(total, sum of the caps). O(n log n).
[[nodiscard]] std::vector<std::int64_t> apportion(std::span<const double> weights, std::int64_t total,
                                                  std::span<const std::int64_t> caps = {});

}  // namespace greenward
