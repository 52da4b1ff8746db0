#include "engine/layer/like_pattern.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <chrono>
#include <string>

namespace greenward::layer {
namespace {

/// Plainly recursive over ASCII: slow, but obviously right.
bool plain_like(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '%') {
    return plain_like(text, pattern.substr(1)) || (!text.empty() && plain_like(text.substr(1), pattern));
  }
  if (text.empty() || (pattern[0] != '_' && pattern[0] != text[0])) return false;
  return plain_like(text.substr(1), pattern.substr(1));
}

TEST(LikePattern, AnUnderscoreIsOneCharacterNotOneByte) {
  EXPECT_TRUE(matches_like("景阳大路", "景阳__"));
  EXPECT_TRUE(matches_like("景阳大路", "____"));
  EXPECT_FALSE(matches_like("景阳大路", "___"));
  EXPECT_TRUE(matches_like("景阳大路", "%阳%"));
  EXPECT_TRUE(matches_like("𠀀a", "_a"));
}

TEST(LikePattern, APercentIsAnyRunAlsoNone) {
  EXPECT_TRUE(matches_like("", "%"));
  EXPECT_TRUE(matches_like("路", "%路%"));
  EXPECT_TRUE(matches_like("", ""));
  EXPECT_FALSE(matches_like("a", ""));
  EXPECT_FALSE(matches_like("", "_"));
}

TEST(LikePattern, UpperAndLowerCaseDiffer) {
  EXPECT_FALSE(matches_like("DN300", "dn%"));
}

TEST(LikePattern, DamagedUtf8NeitherCrashesNorHangs) {
  EXPECT_TRUE(matches_like("\x80\x80", "__"));
  EXPECT_TRUE(matches_like("a\xe6", "a_"));
  EXPECT_FALSE(matches_like("\xff", "x"));
}

TEST(LikePattern, ManyPercentsStayCheap) {
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "%a";
  const std::string text(5000, 'a');
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(matches_like(text, pattern + "b"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

RC_GTEST_PROP(LikePattern, AgreesWithThePlainRecursion, ()) {
  const auto text = *rc::gen::resize(12, rc::gen::container<std::string>(rc::gen::element('a', 'b')));
  const auto pattern =
      *rc::gen::resize(8, rc::gen::container<std::string>(rc::gen::element('a', 'b', '%', '_')));
  RC_ASSERT(matches_like(text, pattern) == plain_like(text, pattern));
}

}  // namespace
}  // namespace greenward::layer
