#include "viewer/i18n/folded_text.hpp"

#include "viewer/i18n/utf8.hpp"

namespace greenward::viewer {

namespace {

/// Full-width forms stand 0xfee0 above ASCII.
char32_t narrow(char32_t c) {
  return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

bool is_alphanumeric(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
}

/// ASCII but its letters and digits, Latin-1's signs, general and Chinese punctuation.
bool is_passed_over(char32_t c) {
  if (c < 0x80) return !is_alphanumeric(c);
  const bool ideographic_number = c == U'々' || c == U'〇';
  return c <= 0xbf || (c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f && !ideographic_number) ||
         c == U'・' || (c >= 0xfe30 && c <= 0xfe4f);
}

}  // namespace

std::u32string folded(std::string_view text) {
  std::u32string kept;
  for (char32_t c : decode_utf8(text)) {
    c = narrow(c);
    if (c >= U'A' && c <= U'Z') c = c - U'A' + U'a';
    if (!is_passed_over(c)) kept.push_back(c);
  }
  return kept;
}

}  // namespace greenward::viewer
