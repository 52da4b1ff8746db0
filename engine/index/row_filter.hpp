// Says quickly of most rows that they are not in a set.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace greenward::index {

/// A Bloom filter (Bloom 1970) with one hash: rows that were added are always found, of others one in 32 or
/// fewer. 4 to 8 bytes a row.
class row_filter {
 public:
  /// For up to `rows` rows.
  explicit row_filter(std::size_t rows)
      : words_(std::bit_ceil(std::max<std::size_t>(rows / 2, 1))),
        shift_(64 - std::countr_zero(words_.size() * kBits)) {}

  void add(std::uint32_t row) { words_[place_of(row) / kBits] |= bit_of(row); }
  [[nodiscard]] bool may_hold(std::uint32_t row) const {
    return (words_[place_of(row) / kBits] & bit_of(row)) != 0;
  }

 private:
  static constexpr std::size_t kBits = 64;
  /// Fibonacci hashing (Knuth, TAOCP 3, 6.4): neighbouring rows are spread out.
  [[nodiscard]] std::size_t place_of(std::uint32_t row) const {
    return (row * 0x9E3779B97F4A7C15U) >> shift_;
  }
  [[nodiscard]] std::uint64_t bit_of(std::uint32_t row) const {
    return std::uint64_t{1} << place_of(row) % kBits;
  }

  std::vector<std::uint64_t> words_;
  int shift_;
};

}  // namespace greenward::index
