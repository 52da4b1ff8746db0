// UTF-8 to code points, for glyphs and labels.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace greenward::viewer {

/// The code point at the start of a text that is not empty, and its length in bytes; a length of 1 with
/// U+FFFD where the text is no valid UTF-8.
[[nodiscard]] std::pair<char32_t, std::size_t> first_character(std::string_view text);

/// A byte that is no part of valid UTF-8 gives U+FFFD. O(n).
[[nodiscard]] std::u32string decode_utf8(std::string_view text);

}  // namespace greenward::viewer
