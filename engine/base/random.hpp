// Random numbers that are the same on every machine: std::mt19937 is portable, std's distributions are not.
#pragma once

#include <cstdint>

namespace greenward {

/// SplitMix64 (Steele, Lea, Flood 2014): 64-bit state, one independent stream for each seed.
class random_source {
 public:
  explicit random_source(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }

  /// Uniform in [0, 1), 53 random bits.
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  /// Uniform integer in [low, high], both included. The bias is below (high - low) / 2^64.
  std::int64_t integer(std::int64_t low, std::int64_t high) {
    // Unsigned, since high - low may not fit: the full range has a span of 2^64, which wraps to 0.
    const std::uint64_t span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1U;
    const std::uint64_t offset = span == 0 ? next() : next() % span;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + offset);
  }

  bool chance(double probability) { return uniform() < probability; }

  /// A stream of its own for a named part of the work, so that parts do not disturb one another.
  [[nodiscard]] random_source fork(std::uint64_t stream) const {
    random_source child(state_ ^ (stream * 0xd1342543de82ef95ULL + 0x2545f4914f6cdd1dULL));
    child.next();
    return child;
  }

 private:
  std::uint64_t state_;
};

}  // namespace greenward
