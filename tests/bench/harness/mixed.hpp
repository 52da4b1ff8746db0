// A hash of 64 bits, for comparing answers.
#pragma once

#include <cstdint>

namespace greenward::bench {

/// SplitMix64's finaliser (Steele, Lea, Flood 2014): one to one, every bit of the result hangs on every bit
/// of `z`.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31U);
}

}  // namespace greenward::bench
