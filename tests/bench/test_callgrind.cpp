#include "tests/bench/harness/callgrind.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace greenward::bench {
namespace {

TEST(CallgrindCounts, AreFoundByTheNamesOfTheEvents) {
  const callgrind_counts counts = counts_in(
      "# callgrind format\nevents: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw\nfn=(1)\n7 100 2\n"
      "totals: 9000 300 200 10 40 5 3 2 1\n");
  EXPECT_EQ(counts.instructions, 9000U);
  EXPECT_EQ(counts.lines, 45U);
}

TEST(CallgrindCounts, ZerosAtTheEndMayBeLeftOut) {
  EXPECT_EQ(counts_in("events: Ir D1mr D1mw\ntotals: 12\n").lines, 0U);
}

TEST(CallgrindCounts, AFileWithoutThemIsRefused) {
  EXPECT_THROW((void)counts_in(""), std::runtime_error);
  EXPECT_THROW((void)counts_in("events: Ir D1mr D1mw\n"), std::runtime_error);
  EXPECT_THROW((void)counts_in("events: Ir\ntotals: 12\n"), std::runtime_error);
}

}  // namespace
}  // namespace greenward::bench
