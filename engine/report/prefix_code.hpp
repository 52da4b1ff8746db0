// A code of few bits for what is frequent and more for what is rare (Huffman 1952), as deflate wants it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::report {

struct prefix_word {
  std::uint16_t bits = 0;   ///< the first to be written lowest
  std::uint8_t length = 0;  ///< in bits; 0 = the symbol has no word
};

inline constexpr int kLongestWord = 15;

/// A word for every symbol that is counted, and no word the beginning of another: by RFC 1951, 3.2.2, so that
/// the lengths alone tell the words. At least two words, because some readers want that. The fewest bits in
/// all, but where a word would get longer than kLongestWord.
/// Precondition: 2 to 2^kLongestWord symbols, whose counts sum up to less than 2^32.
[[nodiscard]] std::vector<prefix_word> prefix_code(std::span<const std::uint32_t> counts);

}  // namespace greenward::report
