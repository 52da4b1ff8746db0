// UTF-8 to code points, for glyphs and labels.
#pragma once

#include <string>
#include <string_view>

namespace greenward::viewer {

/// A byte that is no part of valid UTF-8 gives U+FFFD. O(n).
[[nodiscard]] std::u32string decode_utf8(std::string_view text);

}  // namespace greenward::viewer
