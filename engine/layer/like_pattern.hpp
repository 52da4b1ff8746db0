// The LIKE test of a filter. Private to this room.
#pragma once

#include <string_view>

namespace greenward::layer {

/// `%` stands for any run of characters, also none; `_` for exactly one UTF-8 character; the rest for
/// itself, upper and lower case apart. O(text × pattern) time, no memory: only the last `%` is ever
/// retried, since an earlier one cannot help once a later one has been reached.
[[nodiscard]] bool matches_like(std::string_view text, std::string_view pattern);

}  // namespace greenward::layer
