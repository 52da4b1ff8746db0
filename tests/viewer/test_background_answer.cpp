#include "viewer/shell/background_answer.hpp"

#include <gtest/gtest.h>
#include <stdexcept>
#include <thread>

namespace greenward::viewer {
namespace {

constexpr std::chrono::seconds kLong{60};

TEST(BackgroundAnswer, AFaultIsToldOnceAndTheNextQuestionIsAnswered) {
  background_answer<int> desk;
  desk.ask([](const task&) -> int { throw std::logic_error("seven"); });
  EXPECT_FALSE(desk.take(kLong));
  EXPECT_FALSE(desk.busy());
  EXPECT_TRUE(desk.failed());
  const auto failure = desk.take_failure();
  ASSERT_TRUE(failure);
  EXPECT_NE(failure->message(language::zh).find("seven"), std::string::npos);
  EXPECT_NE(failure->message(language::en).find("seven"), std::string::npos);
  EXPECT_FALSE(desk.take_failure());
  EXPECT_TRUE(desk.failed()) << "until something else is asked";

  desk.ask([](const task&) { return 8; });
  EXPECT_FALSE(desk.failed());
  EXPECT_EQ(desk.take(kLong), 8);
}

TEST(BackgroundAnswer, OnlyTheLastQuestionCounts) {
  background_answer<int> desk;
  desk.ask([](const task& asked) -> int {
    while (!asked.token.cancelled()) std::this_thread::yield();
    throw std::logic_error("given up");
  });
  desk.ask([](const task&) { return 1; });
  desk.ask([](const task&) { return 2; });
  EXPECT_FALSE(desk.take(kLong)) << "the first ends";
  EXPECT_FALSE(desk.failed());
  EXPECT_EQ(desk.take(kLong), 2);
  EXPECT_FALSE(desk.take_failure());
}

}  // namespace
}  // namespace greenward::viewer
