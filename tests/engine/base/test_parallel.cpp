#include "engine/base/parallel.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sched.h>
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace greenward {
namespace {

RC_GTEST_PROP(ParallelFor, VisitsEveryIndexOnce, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(0, 3000);
  const auto grain = *rc::gen::inRange<std::size_t>(0, 200);
  std::vector<std::atomic<int>> visits(count);
  std::atomic<bool> fits{true};
  parallel_for(count, grain, [&](std::size_t first, std::size_t last) {
    if (first >= last || last > count || last - first > std::max<std::size_t>(grain, 1)) fits = false;
    for (std::size_t i = first; i < last; ++i) ++visits[i];
  });
  RC_ASSERT(fits.load());
  for (const auto& visit : visits) RC_ASSERT(visit.load() == 1);
}

TEST(ParallelFor, NothingToDoCallsNothing) {
  parallel_for(0, 10, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(ParallelFor, ABoundlessGrainIsOneRange) {
  for (const std::size_t grain : {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX / 2 + 1}) {
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    parallel_for(5, grain, [&](std::size_t first, std::size_t last) { ranges.emplace_back(first, last); });
    EXPECT_EQ(ranges, (std::vector{std::pair<std::size_t, std::size_t>{0, 5}})) << grain;
  }
}

TEST(ParallelFor, TheLastRangeOfAVastCountEndsAtTheCount) {
  std::atomic<std::size_t> calls{0};
  std::atomic<std::size_t> end{0};
  parallel_for(SIZE_MAX, SIZE_MAX / 2 + 1, [&](std::size_t first, std::size_t last) {
    ++calls;
    if (first != 0) end = last;
  });
  EXPECT_EQ(calls, 2U);
  EXPECT_EQ(end, SIZE_MAX);
}

TEST(ProcessorCount, ThoseThatTheThreadMayNotUseDoNotCount) {
  std::size_t bound = 0;
  std::jthread([&] {  // what it may use ends with it
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(sched_getcpu()), &one);
    ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
    bound = processor_count();
  })
      .join();
  EXPECT_EQ(bound, 1U);
  EXPECT_GE(processor_count(), 1U);
}

TEST(ParallelFor, TheFirstExceptionComesOut) {
  const auto body = [](std::size_t first, std::size_t) {
    if (first == 3) throw std::runtime_error("block three");
  };
  try {
    parallel_for(1000, 1, body);
    FAIL() << "the exception was lost";
  } catch (const std::runtime_error& e) {
    EXPECT_STREQ(e.what(), "block three");
  }
}

}  // namespace
}  // namespace greenward
