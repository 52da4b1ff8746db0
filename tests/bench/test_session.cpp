#include "tests/bench/harness/session.hpp"

#include "tests/bench/harness/samples.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <thread>

namespace greenward::bench {
namespace {

TEST(Session, RunsTheCasesWhoseNamesBeginSo) {
  std::string ran;
  const auto named = [&ran](const char* name) {
    return bench_case{name, [&ran, name](session&) { ran += std::string(name) + " "; }};
  };
  session run({.only = "index/w"});
  const std::size_t count =
      run_selected({named("index/build"), named("index/window_10"), named("index/window_1000"), named("w")},
                   run, [&ran] { ran += "| "; });
  EXPECT_EQ(count, 2U);
  EXPECT_EQ(ran, "index/window_10 | index/window_1000 | ");
}

TEST(Session, GivesUpWhatACaseHoldsBeforeTheNextOneRuns) {
  auto table = std::make_shared<int>(1);
  const std::weak_ptr<int> watch = table;
  bool gone = false;
  std::vector<bench_case> cases{{"first", [table](session&) {}},
                                {"second", [&](session&) { gone = watch.expired(); }}};
  table.reset();
  session run({});
  (void)run_selected(std::move(cases), run, [] {});
  EXPECT_TRUE(gone);
}

TEST(WithoutRows, ARowIsOfTheCaseWithTheLongestNameItBeginsWith) {
  const auto cases = [] {
    std::vector<bench_case> all;
    for (const char* name : {"a/window_10", "a/window_1000", "a/window_10/counts", "a/scale"})
      all.push_back({name, {}});
    return all;
  }();
  const auto missing = [&](const char* name) {
    return without_rows(cases, {lone_row({.name = name}, "s", 1)});
  };
  using names = std::vector<std::string>;
  EXPECT_EQ(missing("a/window_10"), (names{"a/scale", "a/window_10/counts", "a/window_1000"}));
  EXPECT_EQ(missing("a/window_10/batch"), (names{"a/scale", "a/window_10/counts", "a/window_1000"}));
  EXPECT_EQ(missing("a/window_10/counts/bytes"), (names{"a/scale", "a/window_10", "a/window_1000"}));
  EXPECT_EQ(missing("b"), (names{"a/scale", "a/window_10", "a/window_10/counts", "a/window_1000"}));
}

TEST(Median, IsTheMiddleOrTheMeanOfTheTwoInTheMiddle) {
  EXPECT_EQ(median({3, 1, 2}), 2);
  EXPECT_EQ(median({4, 1, 3, 2}), 2.5);
}

TEST(TimeOf, WaitingTakesTimeByTheWallButNotOfTheProcessor) {
  const time_taken took = time_of([] { std::this_thread::sleep_for(std::chrono::milliseconds(50)); });
  EXPECT_GE(took.wall, 0.05);
  EXPECT_LT(took.processor, 0.04);
  EXPECT_EQ(took.on(1), took.processor);
  EXPECT_EQ(took.on(2), took.wall);
}

TEST(Interleaved, TheRivalsTakeTurns) {
  std::string order;
  const paired_samples samples = interleaved(
      3,
      [&] {
        order += 'g';
        return 1.0;
      },
      [&] {
        order += 'p';
        return 2.0;
      });
  EXPECT_EQ(order, "gpgpgp");
  EXPECT_EQ(samples.peer.size(), 3U);
}

}  // namespace
}  // namespace greenward::bench
