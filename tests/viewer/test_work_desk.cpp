#include "viewer/shell/work_desk.hpp"

#include <gtest/gtest.h>
#include <chrono>
#include <stdexcept>

namespace greenward::viewer {
namespace {

work_desk::news end_of(work_desk& desk) {
  while (true) {
    work_desk::news news = desk.take();
    if (news.ended) return news;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

TEST(WorkDesk, HandsOverWhatHasBeenDoneOnce) {
  work_desk desk;
  desk.begin([](const task&) { return bilingual{"完成", "done"}; });
  EXPECT_TRUE(desk.busy());
  const work_desk::news news = end_of(desk);
  EXPECT_EQ(news.done, (bilingual{"完成", "done"}));
  EXPECT_FALSE(news.problem);
  EXPECT_FALSE(desk.busy());
  EXPECT_FALSE(desk.take().ended);
}

TEST(WorkDesk, TellsHowFarItIs) {
  work_desk desk;
  std::atomic<bool> seen = false;
  desk.begin([&](const task& progress) {
    progress.report({"一", "one"}, 3, 4);
    while (!seen) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return bilingual{};
  });
  work_desk::news news;
  while (news.share == 0) news = desk.take();
  EXPECT_EQ(news.step.en, "one");
  EXPECT_DOUBLE_EQ(news.share, 0.75);
  seen = true;
  (void)end_of(desk);
}

TEST(WorkDesk, WhatFailsSaysWhy) {
  work_desk desk;
  desk.begin([](const task&) -> bilingual { throw error(error_code::usage, "x", {"不行", "no"}, {"", ""}); });
  EXPECT_EQ(end_of(desk).problem->problem().en, "no");
  desk.begin([](const task&) -> bilingual { throw std::runtime_error("broken"); });
  EXPECT_NE(end_of(desk).problem->problem().en.find("broken"), std::string::npos);
}

TEST(WorkDesk, WorkIsCancelledAndTheNextOneIsNot) {
  work_desk desk;
  const auto until_cancelled = [](const task& progress) -> bilingual {
    while (true) {
      progress.throw_if_cancelled();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  };
  desk.begin(until_cancelled);
  desk.cancel();
  EXPECT_EQ(end_of(desk).problem->code(), error_code::cancelled);
  desk.begin([](const task& progress) {
    progress.throw_if_cancelled();
    return bilingual{"2", "2"};
  });
  EXPECT_TRUE(end_of(desk).done);
  desk.begin(until_cancelled);  // the end of the desk ends it
}

}  // namespace
}  // namespace greenward::viewer
