#include "tests/bench/harness/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace greenward::bench {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

row timed(std::string name, std::string peer, double greenward, double peer_time,
          std::optional<double> target, int threads = 1) {
  return timed_row(
      {.name = std::move(name), .size = 1024, .threads = threads, .peer = std::move(peer), .target = target},
      {.greenward = {greenward}, .peer = {peer_time}}, true);
}

std::string page_of(const std::vector<row>& rows) {
  return benchmarks_page(rows, {.machine = "a machine", .date = "2026-01-02"});
}

TEST(HardestRows, ThePeerWithTheLeastRatioSpeaksForTheCase) {
  const auto rows =
      hardest_rows({timed("a", "slow", 1, 9, 2), timed("a", "fast", 1, 3, 2), timed("a", "middling", 1, 5, 2),
                    timed("a", "other target", 1, 2, 8), timed("b", "without target", 1, 1, std::nullopt)});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].about.peer, "fast");
  EXPECT_EQ(rows[1].about.peer, "other target");
}

TEST(HardestRows, AComparisonThatNeverWasMadeIsKeptButGivesWayToOneThatWas) {
  const row skipped = skipped_row({.name = "a", .size = 1024, .peer = "gone", .target = 2}, "not here");
  EXPECT_EQ(hardest_rows({skipped}).at(0).about.peer, "gone");
  EXPECT_EQ(hardest_rows({skipped, timed("a", "there", 1, 3, 2)}).at(0).about.peer, "there");
  EXPECT_EQ(hardest_rows({timed("a", "there", 1, 3, 2), skipped}).at(0).about.peer, "there");
}

TEST(Page, SaysOfEachTargetWhetherItIsMet) {
  const std::string page = page_of({timed("a", "GEOS", 1, 3, 2), timed("b", "GEOS", 1, 1.5, 2),
                                    skipped_row({.name = "c", .peer = "PostGIS", .target = 8}, "no server")});
  EXPECT_THAT(page, HasSubstr("| a | 1024 | 2.00 | 3.00 | GEOS | 达到 met |"));
  EXPECT_THAT(page, HasSubstr("| b | 1024 | 2.00 | 1.50 | GEOS | 未达到 not met |"));
  EXPECT_THAT(page, HasSubstr("| c | 0 | 8.00 | - | PostGIS | 未测 not measured |"));
  EXPECT_THAT(page, HasSubstr("skipped: no server"));
}

TEST(Page, ATargetIsOneOnAnyNumberOfThreads) {
  const std::string page = page_of({bar_row({.name = "a", .size = 7, .threads = 2}, "s", 2, 3),
                                    bar_row({.name = "b", .size = 7, .threads = 2}, "bytes", 4, 3),
                                    timed("c", "GEOS", 1, 3, 2, 2)});
  EXPECT_THAT(page, HasSubstr("| a | 7 | 1.00 | 1.50 | 上限 bar | 达到 met |"));
  EXPECT_THAT(page, HasSubstr("| b | 7 | 1.00 | 0.75 | 上限 bar | 未达到 not met |"));
  EXPECT_THAT(page, HasSubstr("| c | 1024 | 2.00 | 3.00 | GEOS | 达到 met |"));
}

TEST(Page, GrowthIsHeldAgainstTheLaw) {
  const auto grown = [](const char* name, std::size_t size, double seconds) {
    return lone_row({.name = name, .size = size}, "s", seconds);
  };
  // From 2^10 to 2^20 boxes: n log n makes 2048 times as much, log n twice as much.
  const std::string page =
      page_of({grown("index/scale/build", 1 << 20, 1024), grown("index/scale/window_10", 1 << 20, 3),
               grown("index/scale/build", 1 << 10, 1), grown("index/scale/window_10", 1 << 10, 1)});
  EXPECT_THAT(page, HasSubstr("| index/scale/build | 1048576 | 1024 s | 1024.00 | 0.50 |"));
  EXPECT_THAT(page, HasSubstr("| index/scale/window_10 | 1048576 | 3.00 s | 3.00 | 1.50 |"));
}

TEST(Page, SaysSoWhereNothingWasCounted) {
  const row count = counted_row({.name = "a/counts/instructions", .size = 1, .peer = "GEOS"}, "instructions",
                                500, 1000, std::nullopt);
  EXPECT_THAT(page_of({}), HasSubstr("Not counted in this run"));
  EXPECT_THAT(page_of({count}), Not(HasSubstr("Not counted in this run")));
  EXPECT_THAT(page_of({count}), HasSubstr("| a/counts/instructions |"));
}

TEST(Page, SaysWhichCasesWereNotRun) {
  const std::string page = benchmarks_page({}, {.machine = "m", .date = "d", .not_run = {"a/b", "c"}});
  EXPECT_THAT(page, HasSubstr("未运行 · Not run:** a/b, c"));
  EXPECT_THAT(page_of({}), Not(HasSubstr("未运行")));
}

TEST(Page, NamesTheMachineAndTheDay) {
  EXPECT_THAT(page_of({}), HasSubstr("a machine；2026-01-02"));
}

}  // namespace
}  // namespace greenward::bench
