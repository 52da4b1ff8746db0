#include "viewer/i18n/folded_text.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

TEST(FoldedText, CaseWidthAndPunctuationDoNotCount) {
  EXPECT_EQ(folded("示例·Ａ-12（北）"), U"示例a12北");
  EXPECT_EQ(folded("W-ROAD_001"), U"wroad001");
  EXPECT_EQ(folded(" 、。—…\u3000"), U"");
  EXPECT_EQ(folded("佳佳々〇"), U"佳佳々〇");
  EXPECT_EQ(folded("Çay"), U"Çay") << "only ASCII has its case folded";
}

}  // namespace
}  // namespace greenward::viewer
