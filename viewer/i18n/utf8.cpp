#include "viewer/i18n/utf8.hpp"

namespace greenward::viewer {

namespace {

constexpr char32_t kReplacement = 0xfffd;

/// Bytes that the lead byte announces; 0 if it cannot lead.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  return 0;
}

bool is_valid(char32_t code, std::size_t length) {
  if (length == 3 && (code < 0x800 || (code >= 0xd800 && code < 0xe000))) return false;
  return length < 4 || (code >= 0x10000 && code <= 0x10ffff);
}

}  // namespace

std::pair<char32_t, std::size_t> first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = sequence_length(byte(0));
  if (length == 0 || length > text.size()) return {kReplacement, 1};
  if (length == 1) return {byte(0), 1};
  char32_t code = byte(0) & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0U) != 0x80U) return {kReplacement, 1};
    code = (code << 6U) | (byte(i) & 0x3fU);
  }
  if (!is_valid(code, length)) return {kReplacement, 1};
  return {code, length};
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto [code, length] = first_character(text);
    result.push_back(code);
    text.remove_prefix(length);
  }
  return result;
}

}  // namespace greenward::viewer
