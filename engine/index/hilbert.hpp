// Positions along the Hilbert curve.
#pragma once

#include <cstdint>

namespace greenward::index {

/// Where along the Hilbert curve of order 16 the cell (x, y) of a grid of 2^16 x 2^16 lies. Cells whose
/// positions are near are near on the ground.
[[nodiscard]] std::uint32_t hilbert_position(std::uint16_t x, std::uint16_t y);

/// The same for the curve of order 12 over squares of 16 x 16 such cells: the upper 24 of the 32 bits.
[[nodiscard]] std::uint32_t coarse_hilbert_position(std::uint16_t x, std::uint16_t y);

}  // namespace greenward::index
