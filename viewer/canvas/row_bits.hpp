// Which rows of a layer are drawn, one bit a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::viewer {

class row_bits {
 public:
  explicit row_bits(std::size_t rows = 0) : words_((rows + 31) / 32, 0) {}

  void set(std::uint32_t row) { words_[row / 32] |= std::uint32_t{1} << (row % 32); }
  /// Rows beyond the end are not contained.
  [[nodiscard]] bool contains(std::uint32_t row) const {
    return row / 32 < words_.size() && ((words_[row / 32] >> (row % 32)) & 1U) != 0;
  }
  /// Row r is bit r % 32 of word r / 32.
  [[nodiscard]] std::span<const std::uint32_t> words() const { return words_; }

 private:
  std::vector<std::uint32_t> words_;
};

}  // namespace greenward::viewer
