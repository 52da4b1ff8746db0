#include "viewer/shell/replay_script.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::viewer {
namespace {

std::string refusal(std::string_view script) {
  try {
    (void)parse_replay(script, "s.replay");
  } catch (const error& problem) {
    return problem.what();
  }
  return "";
}

TEST(ReplayScript, StepsComeInOrderWithTheirLines) {
  const auto steps = parse_replay("# a day\n\n wait\nclick tab:feature\r\nscreenshot a b.png\n", "s.replay");
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].action, replay_action::wait);
  EXPECT_EQ(steps[0].line, 3U);
  EXPECT_EQ(steps[1].action, replay_action::click);
  EXPECT_EQ(steps[1].target.widget, "tab:feature");
  EXPECT_EQ(steps[2].text, "a b.png");
  EXPECT_EQ(steps[2].line, 5U);
}

TEST(ReplayScript, TargetsAreWidgetsOffsetsAndPlaces) {
  const auto steps = parse_replay("drag map -10 20.5 to place 125.25 43.5\nwheel -3 map", "s.replay");
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].target.widget, "map");
  EXPECT_EQ(steps[0].target.x, -10);
  EXPECT_EQ(steps[0].target.y, 20.5);
  ASSERT_TRUE(steps[0].to.place);
  EXPECT_EQ(steps[0].to.place->x, 125.25);
  EXPECT_EQ(steps[0].to.place->y, 43.5);
  EXPECT_EQ(steps[1].count, -3);
}

TEST(ReplayScript, KeysTextAndExpectations) {
  const auto steps = parse_replay("key Ctrl+G\ntype 景阳 大路\nexpect /form/who \"王工\"", "s.replay");
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0].chord, (key_chord{U'g', true, false}));
  EXPECT_EQ(steps[1].text, "景阳 大路");
  EXPECT_EQ(steps[2].text, "/form/who");
  EXPECT_EQ(steps[2].value, "王工");
}

TEST(ReplayScript, WhatItDoesNotUnderstandIsRefusedWithItsLine) {
  EXPECT_NE(refusal("wait\njump map").find("s.replay:2"), std::string::npos);
  for (const char* line :
       {"click", "click map 1", "wheel x map", "frames 0", "frames 1.5", "key F99", "drag map map",
        "screenshot ../a.png", "state ..", "expect /a {", "expect a 1", "expect /a~b 1", "click place 200 1",
        "wait a", "move map 1 2 3", "wheel 1e9 map", "move map nan 1"})
    EXPECT_NE(refusal(line), "") << line;
}

TEST(KeyChord, TextAndKeyAreOneToOne) {
  for (const char* name :
       {"F", "Ctrl+F", "Ctrl+Shift+Z", "?", "+", "Ctrl++", "Shift+Left", "Esc", "F1", "Space"}) {
    const auto chord = parse_chord(name);
    ASSERT_TRUE(chord) << name;
    EXPECT_EQ(chord_text(*chord), name);
  }
  EXPECT_EQ(parse_chord("f"), parse_chord("F"));
  for (const char* name : {"", "Ctrl+", "F99", "ab", "键"}) EXPECT_FALSE(parse_chord(name)) << name;
}

}  // namespace
}  // namespace greenward::viewer
