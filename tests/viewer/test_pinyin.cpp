#include "viewer/i18n/pinyin.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

bool is_read(const pinyin& known, char32_t character, const std::string& reading) {
  const std::vector<std::string> all = known.readings(character);
  return std::ranges::find(all, reading) != all.end();
}

TEST(Pinyin, ACharacterIsReadWithoutItsTone) {
  const pinyin known;
  EXPECT_EQ(known.readings(U'园'), std::vector<std::string>{"yuan"});
  EXPECT_EQ(known.readings(U'庄'), std::vector<std::string>{"zhuang"});
}

TEST(Pinyin, TheUmlautIsTypedAsUOrV) {
  const pinyin known;
  EXPECT_EQ(known.readings(U'绿'), (std::vector<std::string>{"lu", "lv"}));
  EXPECT_EQ(known.readings(U'女'), (std::vector<std::string>{"nu", "nv"}));
  EXPECT_EQ(known.readings(U'路'), std::vector<std::string>{"lu"}) << "a plain u is no v";
}

TEST(Pinyin, PlacesAreReadAsTheirPeopleDo) {
  const pinyin known;
  for (const auto& [character, reading] : std::vector<std::pair<char32_t, std::string>>{{U'长', "chang"},
                                                                                        {U'长', "zhang"},
                                                                                        {U'厦', "xia"},
                                                                                        {U'行', "hang"},
                                                                                        {U'六', "lu"},
                                                                                        {U'乐', "yue"},
                                                                                        {U'重', "chong"},
                                                                                        {U'堡', "pu"},
                                                                                        {U'柏', "bo"},
                                                                                        {U'番', "pan"}})
    EXPECT_TRUE(is_read(known, character, reading)) << reading;
}

TEST(Pinyin, OnlyChineseCharactersAreRead) {
  const pinyin known;
  for (const char32_t other : std::u32string(U"aA1·é，ひア한")) EXPECT_TRUE(known.readings(other).empty());
}

}  // namespace
}  // namespace greenward::viewer
