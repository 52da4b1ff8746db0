#include "engine/exchange/text_encoding.hpp"

#include <cstddef>
#include <cstdint>

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

}  // namespace

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
