#include "engine/exchange/dbf_text.hpp"

#include "engine/exchange/export_file.hpp"
#include "engine/exchange/text_encoding.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::exchange {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(DbfText, ChineseTakesThreeBytesInUtf8AndTwoInGbk) {
  EXPECT_EQ(dbf_text(dbf_encoding::utf8).fit("绿园区A").bytes, 10U);
  EXPECT_EQ(dbf_text(dbf_encoding::gbk).fit("绿园区A").bytes, 7U);
}

TEST(DbfText, LongTextIsCutBetweenCharactersOfTheTargetEncoding) {
  const std::string text = repeated("绿", 200);
  const auto utf8 = dbf_text(dbf_encoding::utf8).fit(text);
  EXPECT_EQ(utf8.bytes, 252U);
  EXPECT_EQ(utf8.whole_bytes, 600U);
  EXPECT_EQ(utf8.utf8, repeated("绿", 84));
  const auto gbk = dbf_text(dbf_encoding::gbk).fit("A" + text);
  EXPECT_EQ(gbk.bytes, 253U);
  EXPECT_EQ(gbk.utf8, "A" + repeated("绿", 126));
}

TEST(DbfText, WhatGbkLacksBecomesAQuestionMarkAndIsCounted) {
  const auto fitted = dbf_text(dbf_encoding::gbk).fit("吉🌲林");
  EXPECT_EQ(fitted.utf8, "吉?林");
  EXPECT_EQ(fitted.replaced, 1U);
  EXPECT_EQ(dbf_text(dbf_encoding::utf8).fit("吉🌲林").replaced, 0U);
}

TEST(DbfText, BytesThatAreNotUtf8BecomeQuestionMarks) {
  EXPECT_EQ(dbf_text(dbf_encoding::utf8).fit("a\xFF\xC2").utf8, "a??");
}

TEST(TextEncoding, TellsUtf8FromOtherBytes) {
  EXPECT_TRUE(is_utf8("绿园🌲 plain"));
  EXPECT_TRUE(is_utf8(""));
  EXPECT_FALSE(is_utf8("\xC2\xCC\xD4\xB0"));  // 绿园 in GBK
  EXPECT_FALSE(is_utf8("\xC0\x80"));          // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // a surrogate
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  EXPECT_FALSE(is_utf8(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_utf8("\xE7\xBB"));
}

TEST(CutAtCharacter, KeepsTheLongestWholePrefix) {
  EXPECT_EQ(cut_at_character("绿园", 5), "绿");
  EXPECT_EQ(cut_at_character("绿园", 6), "绿园");
  EXPECT_EQ(cut_at_character("绿园", 2), "");
  EXPECT_EQ(cut_at_character("ab", 1), "a");
}

RC_GTEST_PROP(CutAtCharacter, GivesUtf8OfAtMostThatManyBytes, ()) {
  const auto pieces =
      *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("a", "é", "绿", "🌲"));
  std::string text;
  for (const auto& p : pieces) text += p;
  const auto bytes = *rc::gen::inRange<std::size_t>(0, 40);
  const auto cut = cut_at_character(text, bytes);
  RC_ASSERT(cut.size() <= bytes);
  RC_ASSERT(is_utf8(cut));
  RC_ASSERT(text.starts_with(cut));
  RC_ASSERT(cut.size() == text.size() || cut.size() + 4 > bytes);
}

}  // namespace
}  // namespace greenward::exchange
