// Bytes of which only runs are packed, as a block of deflate (RFC 1951).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace greenward::report {

/// A byte (0 to 255), or how often the byte before is repeated (from kRepeat, which is kFewestRepeats times).
using run_symbol = std::uint16_t;

inline constexpr run_symbol kRepeat = 256;
inline constexpr std::size_t kFewestRepeats = 3, kMostRepeats = 258;
inline constexpr std::size_t kRunSymbols = kRepeat + kMostRepeats - kFewestRepeats + 1;

/// As few symbols as tell it. Precondition: `count` is at least kFewestRepeats, and some byte comes before.
void append_repeats(std::vector<run_symbol>& symbols, std::size_t count);

/// A block that is not the last and ends on a whole byte: what several threads have packed is joined by
/// writing the blocks one after the other and kDeflateEnd. Precondition: fewer than 2^32 symbols. O(symbols).
[[nodiscard]] std::string deflate_block(std::span<const run_symbol> symbols);

inline constexpr char kDeflateEnd[] = {'\x03', '\x00'};  ///< a last block of nothing

}  // namespace greenward::report
