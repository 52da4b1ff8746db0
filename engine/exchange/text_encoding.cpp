#include "engine/exchange/text_encoding.hpp"

#include <cstddef>
#include <cstdint>

#include <iconv.h>

namespace greenward::exchange {

namespace {

struct sequence {
  std::size_t length = 0;      ///< 0 = not a lead byte
  std::uint32_t value = 0;     ///< the lead byte's share
  std::uint32_t smallest = 0;  ///< anything below is an overlong form
};

sequence sequence_of(unsigned char lead) {
  if (lead < 0x80) return {1, lead, 1};
  if ((lead & 0xE0U) == 0xC0U) return {2, lead & 0x1FU, 0x80};
  if ((lead & 0xF0U) == 0xE0U) return {3, lead & 0x0FU, 0x800};
  if ((lead & 0xF8U) == 0xF0U) return {4, lead & 0x07U, 0x10000};
  return {};
}

std::optional<std::string> convert(std::string_view bytes, const char* from, const char* to) {
  iconv_t converter = iconv_open(to, from);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string in(bytes);
  std::string out(bytes.size() * 4 + 16, '\0');  // no encoding takes more than four times the bytes
  char* next = in.data();
  char* free = out.data();
  std::size_t left = in.size(), room = out.size();
  const std::size_t result = iconv(converter, &next, &left, &free, &room);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1) || left > 0) return std::nullopt;
  out.resize(out.size() - room);
  return out;
}

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes, const std::string& encoding) {
  return convert(bytes, encoding.c_str(), "UTF-8");
}

std::optional<std::string> from_utf8(std::string_view text, const std::string& encoding) {
  return convert(text, "UTF-8", encoding.c_str());
}

bool is_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    sequence s = sequence_of(static_cast<unsigned char>(text[i]));
    if (s.length == 0 || i + s.length > text.size()) return false;
    for (std::size_t k = 1; k < s.length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0U) != 0x80U) return false;
      s.value = (s.value << 6U) | (next & 0x3FU);
    }
    if (s.value < s.smallest || s.value > 0x10FFFF || (s.value >= 0xD800 && s.value <= 0xDFFF)) return false;
    i += s.length;
  }
  return true;
}

}  // namespace greenward::exchange
