// Bytes as text: what is UTF-8, and where it may be cut.
#pragma once

#include <string_view>

namespace greenward::exchange {

/// Well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF) without NUL.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace greenward::exchange
