// Which labels may be set character below character beside a steep line, as Chinese maps do.
#pragma once

#include <algorithm>
#include <string_view>

namespace greenward::layer {

/// Only text of Chinese characters can be stacked: U+2E80 and above, three or four bytes of UTF-8 each. Codes
/// and Latin names are turned with the line.
[[nodiscard]] inline bool can_be_stacked(std::string_view text) {
  const auto first_of_wide = [](char c) { return static_cast<unsigned char>(c) >= 0xE2U; };
  const auto continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  return std::ranges::all_of(text, [&](char c) { return first_of_wide(c) || continuation(c); });
}

}  // namespace greenward::layer
