// Bytes as text: what is UTF-8, and the way between it and other encodings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace greenward::exchange {

/// Well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF) without NUL.
[[nodiscard]] bool is_utf8(std::string_view text);

/// nullopt if the bytes are not of that encoding, the target cannot hold them, or the encoding is unknown.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes, const std::string& encoding);
[[nodiscard]] std::optional<std::string> from_utf8(std::string_view text, const std::string& encoding);

}  // namespace greenward::exchange
