#include "engine/base/random.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <limits>

namespace greenward {
namespace {

// Computed apart from this program (arbitrary-precision integers reduced to 64 bits after each step).
TEST(RandomSource, GivesTheNumbersOfSplitMix64) {
  random_source zero(0);
  for (const std::uint64_t expected :
       {16294208416658607535ULL, 7960286522194355700ULL, 487617019471545679ULL, 17909611376780542444ULL}) {
    EXPECT_EQ(zero.next(), expected);
  }
  random_source other(1234567);
  for (const std::uint64_t expected :
       {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL}) {
    EXPECT_EQ(other.next(), expected);
  }
}

TEST(RandomSource, UniformTakesTheUpper53Bits) {
  random_source source(1234567);
  EXPECT_EQ(source.uniform(), 0.3500795420214081);
  EXPECT_EQ(source.uniform(), 0.17364409667091263);
  EXPECT_EQ(source.uniform(), 0.5322073040624192);
}

TEST(RandomSource, IntegersFillTheirRangeEvenly) {
  random_source source(7);
  std::array<int, 6> thrown{};
  for (int i = 0; i < 60000; ++i) ++thrown.at(static_cast<std::size_t>(source.integer(1, 6) - 1));
  for (const int times : thrown) EXPECT_NEAR(times, 10000, 500);  // more than five standard deviations
}

TEST(RandomSource, TheWidestRangesAreDrawnFromWithoutOverflow) {
  constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();
  random_source full(0);
  // The full range is next() itself, shifted by 2^63.
  EXPECT_EQ(static_cast<std::uint64_t>(full.integer(kLowest, kHighest)),
            16294208416658607535ULL - (1ULL << 63U));
  random_source source(0);
  int negative = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t n = source.integer(kLowest + 1, kHighest - 1);
    EXPECT_TRUE(kLowest < n && n < kHighest);
    negative += n < 0 ? 1 : 0;
  }
  EXPECT_NEAR(negative, 500, 100);
  EXPECT_EQ(source.integer(kLowest, kLowest), kLowest);
  EXPECT_EQ(source.integer(kHighest, kHighest), kHighest);
}

TEST(RandomSource, ForksGoTheirOwnWay) {
  const random_source parent(42);
  random_source a = parent.fork(1);
  random_source b = parent.fork(2);
  random_source a_again = parent.fork(1);
  EXPECT_NE(a.next(), b.next());
  a_again.next();
  EXPECT_EQ(a.next(), a_again.next());
}

TEST(RandomSource, ChanceIsNeverAtZeroAndAlwaysAtOne) {
  random_source source(3);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(source.chance(0));
    EXPECT_TRUE(source.chance(1));
  }
}

RC_GTEST_PROP(RandomSource, NumbersStayInTheirRange, (std::uint64_t seed)) {
  random_source source(seed);
  const std::int64_t low = *rc::gen::inRange<std::int64_t>(-1000, 1000);
  const std::int64_t high = low + *rc::gen::inRange<std::int64_t>(0, 50);
  for (int i = 0; i < 100; ++i) {
    const std::int64_t n = source.integer(low, high);
    RC_ASSERT(low <= n && n <= high);
    const double u = source.uniform();
    RC_ASSERT(0 <= u && u < 1);
  }
}

}  // namespace
}  // namespace greenward
