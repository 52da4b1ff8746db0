// Text as it is compared when it is looked for.
#pragma once

#include <string>
#include <string_view>

namespace greenward::viewer {

/// Code points in half width and lower case, without blanks, hyphens, brackets and other punctuation:
/// "示例·Ａ-12（北）" gives "示例a12北". O(n).
[[nodiscard]] std::u32string folded(std::string_view text);

}  // namespace greenward::viewer
