#include "engine/layer/like_pattern.hpp"

#include <cstddef>

namespace greenward::layer {

namespace {

/// The bytes of the character at `i`; a stray byte of damaged UTF-8 counts as a character.
std::size_t character_length(std::string_view text, std::size_t i) {
  std::size_t length = 1;
  const auto continues = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  if (static_cast<unsigned char>(text[i]) < 0xC0U) return 1;
  while (length < 4 && continues(i + length)) ++length;
  return length;
}

}  // namespace

bool matches_like(std::string_view text, std::string_view pattern) {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t retry_pattern = std::string_view::npos;
  std::size_t retry_text = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '%') {
      retry_pattern = ++p;
      retry_text = t;
    } else if (p < pattern.size() && pattern[p] == '_') {
      ++p;
      t += character_length(text, t);
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (retry_pattern != std::string_view::npos) {
      p = retry_pattern;
      retry_text += character_length(text, retry_text);
      t = retry_text;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '%') ++p;
  return p == pattern.size();
}

}  // namespace greenward::layer
