// How long the Huffman codes of deflate are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::report {

/// Bits of each symbol's code, at most 15, so that together they are shortest (or nearly, where 15 is the
/// limit); 0 for symbols that do not occur. Precondition: at least two occur. Huffman 1952, O(n log n).
[[nodiscard]] std::vector<std::uint8_t> huffman_lengths(std::span<const std::uint32_t> counts);

/// The codes of these lengths in the order of RFC 1951, 3.2.2, the first bit lowest, as they are written.
[[nodiscard]] std::vector<std::uint16_t> huffman_codes(std::span<const std::uint8_t> lengths);

}  // namespace greenward::report
