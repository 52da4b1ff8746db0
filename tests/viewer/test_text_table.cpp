#include "viewer/i18n/text_table.hpp"

#include "viewer/i18n/utf8.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <string>

namespace greenward::viewer {
namespace {

bool has_ideograph(const std::string& text) {
  return std::ranges::any_of(decode_utf8(text), [](char32_t c) { return c >= 0x4e00 && c <= 0x9fff; });
}

bool names_a_language(text_key key) {
  return key == text_key::language_switch || key == text_key::keys_hint;
}

TEST(TextTable, EveryKeyHasBothLanguages) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(text_key::count); ++i) {
    const auto key = static_cast<text_key>(i);
    EXPECT_FALSE(words(key).zh.empty()) << "key " << i;
    EXPECT_FALSE(words(key).en.empty()) << "key " << i;
  }
}

TEST(TextTable, ChineseIsChineseAndEnglishIsNot) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(text_key::count); ++i) {
    const auto key = static_cast<text_key>(i);
    if (names_a_language(key)) continue;
    EXPECT_TRUE(has_ideograph(words(key).zh)) << words(key).zh;
    EXPECT_FALSE(has_ideograph(words(key).en)) << words(key).en;
  }
}

TEST(TextTable, KeysFindTheirOwnWords) {
  EXPECT_EQ(text(text_key::product_name, language::zh), "绿园一图");
  EXPECT_EQ(text(text_key::keys_hint, language::en).substr(0, 4), "Drag");
}

}  // namespace
}  // namespace greenward::viewer
