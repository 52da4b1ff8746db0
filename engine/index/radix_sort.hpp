// Sorting by 32-bit keys.
#pragma once

#include <cstdint>
#include <span>

namespace greenward::index {

/// Sorts by the upper 32 bits, of which the highest 32 - `key_bits` are 0; equal ones keep their order. Radix
/// sort, least significant digit first, on all cores where there are enough values. `scratch` is as long as
/// `values`; the result lies in one of the two, which is returned. O(n).
[[nodiscard]] std::span<std::uint64_t> sort_by_upper_half(std::span<std::uint64_t> values,
                                                          std::span<std::uint64_t> scratch,
                                                          unsigned key_bits = 32);

}  // namespace greenward::index
