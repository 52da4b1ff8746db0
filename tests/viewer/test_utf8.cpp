#include "viewer/i18n/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>

namespace greenward::viewer {
namespace {

/// By the definition of UTF-8, the other way round.
std::string encode(char32_t c) {
  const auto byte = [](char32_t v) { return static_cast<char>(static_cast<unsigned char>(v)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xc0 | (c >> 6)), byte(0x80 | (c & 0x3f))};
  if (c < 0x10000) return {byte(0xe0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3f)), byte(0x80 | (c & 0x3f))};
  return {byte(0xf0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3f)), byte(0x80 | ((c >> 6) & 0x3f)),
          byte(0x80 | (c & 0x3f))};
}

TEST(Utf8, ChineseAndRareCharactersDecode) {
  EXPECT_EQ(decode_utf8("绿园A"), U"绿园A");
  EXPECT_EQ(decode_utf8("\xf0\xa0\xae\xb7"), U"\U00020bb7");
}

TEST(Utf8, BrokenBytesBecomeReplacementCharacters) {
  EXPECT_EQ(decode_utf8("a\xff"
                        "b"),
            U"a\ufffd"
            U"b");
  EXPECT_EQ(decode_utf8("\xe7\xbb"), U"\ufffd\ufffd");
  EXPECT_EQ(decode_utf8("\xed\xa0\x80"), U"\ufffd\ufffd\ufffd") << "a surrogate is no character";
  EXPECT_EQ(decode_utf8("\xc0\x80"), U"\ufffd\ufffd") << "an overlong form is no character";
}

RC_GTEST_PROP(Utf8, DecodingUndoesEncoding, ()) {
  const auto codes =
      *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(1, 0x110000));
  std::string bytes;
  std::u32string wanted;
  for (const std::uint32_t code : codes) {
    if (code >= 0xd800 && code < 0xe000) continue;
    bytes += encode(code);
    wanted.push_back(code);
  }
  RC_ASSERT(decode_utf8(bytes) == wanted);
}

RC_GTEST_PROP(Utf8, AnyBytesAreSurvived, (const std::string& bytes)) {
  RC_ASSERT(decode_utf8(bytes).size() <= bytes.size());
}

}  // namespace
}  // namespace greenward::viewer
