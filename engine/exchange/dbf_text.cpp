#include "engine/exchange/dbf_text.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/text_encoding.hpp"

#include <iconv.h>
#include <array>

namespace greenward::exchange {

namespace {

std::size_t character_length(std::string_view text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U)
    ++length;
  return length;
}

}  // namespace

dbf_text::dbf_text(dbf_encoding encoding) : encoding_(encoding) {
  if (encoding_ == dbf_encoding::utf8) return;
  converter_ = iconv_open("GBK", "UTF-8");
  if (converter_ == reinterpret_cast<iconv_t>(-1)) {
    throw error(error_code::usage, "GBK", {"本机没有 GBK 编码表", "this machine has no GBK tables"},
                {"请改用 UTF-8", "use UTF-8"});
  }
}

dbf_text::~dbf_text() {
  if (converter_ != nullptr) iconv_close(converter_);
}

std::size_t dbf_text::encoded_size(std::string_view character) const {
  if (!is_utf8(character)) return 0;
  if (encoding_ == dbf_encoding::utf8 || character.size() == 1) return character.size();
  std::array<char, 8> in{}, out{};
  character.copy(in.data(), in.size());
  char* from = in.data();
  char* to = out.data();
  std::size_t left = character.size(), room = out.size();
  const std::size_t result = iconv(converter_, &from, &left, &to, &room);
  iconv(converter_, nullptr, nullptr, nullptr, nullptr);
  return result == 0 && left == 0 ? out.size() - room : 0;
}

fitted_text dbf_text::fit(std::string_view text) const {
  fitted_text result;
  bool cut = false;
  for (std::size_t at = 0; at < text.size();) {
    std::string_view character = text.substr(at, character_length(text, at));
    at += character.size();
    std::size_t size = encoded_size(character);
    if (size == 0) {
      ++result.replaced;
      character = "?";
      size = 1;
    }
    result.whole_bytes += size;
    cut = cut || result.bytes + size > kMostDbfBytes;
    if (cut) continue;
    result.utf8 += character;
    result.bytes += size;
  }
  return result;
}

}  // namespace greenward::exchange
