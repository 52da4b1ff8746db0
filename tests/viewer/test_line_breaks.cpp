#include "viewer/i18n/line_breaks.hpp"

#include "viewer/i18n/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/brkiter.h>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace greenward::viewer {
namespace {

/// A Chinese character is two wide, any other one.
float columns(std::string_view words) {
  float width = 0;
  for (const char32_t code : decode_utf8(words)) width += code < 0x2e80 ? 1.0F : 2.0F;
  return width;
}

std::string lines(std::string_view words, float width) {
  return broken_text(words, width, columns);
}

TEST(LineBreaks, ShortTextStaysOnOneLine) {
  EXPECT_EQ(lines("净距 -0.33 米", 13), "净距 -0.33 米");
  EXPECT_EQ(lines("", 13), "");
}

TEST(LineBreaks, ChineseBreaksBetweenAnyTwoCharacters) {
  EXPECT_EQ(lines("雨水与污水分流", 8), "雨水与污\n水分流");
}

TEST(LineBreaks, ClosingPunctuationBeginsNoLine) {
  EXPECT_EQ(lines("雨污分流，再接管。", 8), "雨污分\n流，再接\n管。");
  EXPECT_EQ(lines("管道（污水）接入", 10), "管道（污\n水）接入");
  EXPECT_EQ(lines("ab cd, ef", 5), "ab\ncd,\nef");
}

TEST(LineBreaks, OpeningPunctuationEndsNoLine) {
  EXPECT_EQ(lines("管道接（污水）", 8), "管道接\n（污水）");
  EXPECT_EQ(lines("称为“污水”", 5), "称为\n“污\n水”");
  EXPECT_EQ(lines("slope (too flat)", 8), "slope\n(too\nflat)");
}

TEST(LineBreaks, NumbersCodesAndWordsStayWhole) {
  EXPECT_EQ(lines("规则包 2.0.2 版", 9), "规则包\n2.0.2 版");
  EXPECT_EQ(lines("净距 -0.33 米", 8), "净距\n-0.33 米");
  EXPECT_EQ(lines("检查井YS-0123.2处", 12), "检查井\nYS-0123.2处");
  EXPECT_EQ(lines("the manhole cover", 9), "the\nmanhole\ncover");
}

TEST(LineBreaks, ADotBetweenTwoThingsStaysWithTheFirst) {
  EXPECT_EQ(lines("污水管 · 300", 7), "污水\n管 ·\n300");
}

TEST(LineBreaks, SpacesAtABreakAreLeftOutAndOthersKept) {
  EXPECT_EQ(lines("aaa   bbb", 4), "aaa\nbbb");
  EXPECT_EQ(lines("  'x'  code", 20), "  'x'  code");
}

TEST(LineBreaks, LinesOfTheTextAreKept) {
  EXPECT_EQ(lines("\n一二\n\n三四五", 4), "\n一二\n\n三四\n五");
}

TEST(LineBreaks, APercentSignStaysWithABracketedNumber) {
  EXPECT_EQ(lines("覆盖 8%（7 处）", 9), "覆盖\n8%（7\n处）");
}

TEST(LineBreaks, AWordThatIsTooWideBreaksAnywhere) {
  EXPECT_EQ(lines("到 data/roads.shp 里", 8), "到\ndata/roa\nds.shp\n里");
  EXPECT_EQ(lines("绿园", 1), "绿\n园") << "a line has at least a character";
  EXPECT_EQ(lines("绿 园", -1), "绿\n园");
}

TEST(LeadingParts, OnlyWholePartsAreShown) {
  const std::vector<std::string> parts{"净距 -0.338 m", "标高 213.04 m", "对方 212.7 m"};
  EXPECT_EQ(leading_parts(parts, "；", 100, columns), "净距 -0.338 m；标高 213.04 m；对方 212.7 m");
  EXPECT_EQ(leading_parts(parts, "；", 30, columns), "净距 -0.338 m；标高 213.04 m …");
  EXPECT_EQ(leading_parts(parts, "；", 29, columns), "净距 -0.338 m …");
  EXPECT_EQ(leading_parts(parts, "；", 3, columns), "净距 -0.338 m …") << "never without any";
  EXPECT_EQ(leading_parts({}, "；", 3, columns), "");
}

TEST(LeadingParts, AShortLastPartMayTakeTheRoomOfTheEllipsis) {
  const std::vector<std::string> parts{"aaaa", "b"};
  EXPECT_EQ(leading_parts(parts, ",", 6, columns), "aaaa,b");
  EXPECT_EQ(leading_parts(parts, ",", 5, columns), "aaaa …");
}

const std::array kPieces =
    std::to_array<std::string_view>({"雨", "污", "园", "A",  "b",  "7",  "0.33", " ", " ", "，", "。",
                                     "、", "：", "）", "》", "（", "《", "(",    ")", ",", "%",  "…"});

/// No word of it is wider than `kWidestWord`: every sixth piece is one of two ideographs with a space
/// between.
std::string any_text() {
  std::string words;
  std::size_t count = 0;
  for (const std::size_t piece :
       *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, kPieces.size()))) {
    words += kPieces[piece];
    if (++count % 6 == 0) words += "雨 雨";
  }
  return words;
}

constexpr int kWidestWord = 6 * 4 + 4;

/// Where ICU lets a line end; bytes of the text.
std::set<std::size_t> breaks_of_icu(const std::string& words) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createLineInstance(icu::Locale("zh"), status));
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(words);
  iterator->setText(text);
  std::set<std::size_t> breaks;
  for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    std::string before;
    text.tempSubString(0, at).toUTF8String(before);
    breaks.insert(before.size());
  }
  return breaks;
}

RC_GTEST_PROP(LineBreaks, EachIsOneThatIcuAllowsToo, ()) {
  const std::string words = any_text();
  const auto width = static_cast<float>(*rc::gen::inRange(kWidestWord, 2 * kWidestWord));
  const std::set<std::size_t> allowed = breaks_of_icu(words);
  std::string kept;
  for (const std::string_view line : broken_lines(words, width, columns)) {
    RC_ASSERT(columns(line) <= width);
    if (!kept.empty()) RC_ASSERT(allowed.contains(static_cast<std::size_t>(line.data() - words.data())));
    kept += line;
  }
  const auto without_spaces = [](std::string text) {
    std::erase(text, ' ');
    return text;
  };
  RC_ASSERT(without_spaces(kept) == without_spaces(words));
}

}  // namespace
}  // namespace greenward::viewer
