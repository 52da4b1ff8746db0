#include "engine/index/hilbert.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace greenward::index {

namespace {

/// How the rest of the square is turned before the curve goes on inside a quadrant: the two bits say whether
/// both axes are mirrored and whether they are exchanged (mirrored first).
struct turned {
  unsigned position = 0;  ///< of the cell, in the curve of the bits read so far
  unsigned state = 0;     ///< mirrored * 2 + exchanged
};

constexpr unsigned kBits = 4;  ///< of x and of y, read at once
constexpr unsigned kCells = 1U << kBits;

/// Reads `kBits` bits of x and y, highest first: each pair names a quadrant of the turned square.
constexpr turned follow(unsigned state, unsigned x, unsigned y) {
  turned result{.position = 0, .state = state};
  for (unsigned bit = kBits; bit-- > 0;) {
    bool east = ((x >> bit) & 1U) != 0;
    bool north = ((y >> bit) & 1U) != 0;
    if ((result.state & 2U) != 0) {
      east = !east;
      north = !north;
    }
    if ((result.state & 1U) != 0) std::swap(east, north);
    result.position = result.position * 4 + (north ? (east ? 2U : 1U) : (east ? 3U : 0U));
    if (north) continue;
    // The southern quadrants are entered and left at other corners: exchange the axes, in the east mirrored.
    result.state ^= east ? 3U : 1U;
  }
  return result;
}

constexpr auto make_table() {
  std::array<std::uint16_t, std::size_t{4} * kCells * kCells> table{};
  for (unsigned state = 0; state < 4; ++state) {
    for (unsigned x = 0; x < kCells; ++x) {
      for (unsigned y = 0; y < kCells; ++y) {
        const turned t = follow(state, x, y);
        table[(state * kCells + x) * kCells + y] = static_cast<std::uint16_t>(t.state << 8U | t.position);
      }
    }
  }
  return table;
}

constexpr auto kTable = make_table();

/// Reads the bits from 15 down to `lowest`, four at a time.
template <int lowest>
std::uint32_t read_down_to(std::uint32_t x, std::uint32_t y) {
  std::uint32_t position = 0;
  std::uint32_t state = 0;
  for (int shift = 12; shift >= lowest; shift -= 4) {
    const std::uint32_t cell = ((x >> shift) & 15U) << 4U | ((y >> shift) & 15U);
    const std::uint32_t entry = kTable[state << 8U | cell];
    position = position << 8U | (entry & 0xffU);
    state = entry >> 8U;
  }
  return position;
}

}  // namespace

std::uint32_t hilbert_position(std::uint16_t x, std::uint16_t y) {
  return read_down_to<0>(x, y);
}

std::uint32_t coarse_hilbert_position(std::uint16_t x, std::uint16_t y) {
  return read_down_to<4>(x, y);
}

}  // namespace greenward::index
