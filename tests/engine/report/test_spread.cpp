#include "engine/report/spread.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::report {
namespace {

TEST(Spread, LabelsWithRoomStayWhereTheyWantToBe) {
  const std::vector<double> wanted{10, 30, 50}, widths{10, 20, 10};
  EXPECT_EQ(spread(wanted, widths, 0, 100), wanted);
}

TEST(Spread, LabelsThatCollideGiveWayEvenly) {
  const std::vector<double> wanted{50, 50, 52}, widths{10, 10, 10};
  const std::vector<double> places = spread(wanted, widths, 0, 100);
  // Means of 50, 40 and 32 less their offsets of 0, 10 and 20.
  EXPECT_NEAR(places[0], 40 + 2.0 / 3, 1e-12);
  EXPECT_NEAR(places[1], 50 + 2.0 / 3, 1e-12);
  EXPECT_NEAR(places[2], 60 + 2.0 / 3, 1e-12);
}

TEST(Spread, LabelsStayWithinTheirRoom) {
  const std::vector<double> wanted{1, 2, 99}, widths{10, 10, 10};
  EXPECT_EQ(spread(wanted, widths, 0, 100), (std::vector<double>{5, 15, 95}));
  EXPECT_EQ(spread(wanted, widths, 0, 20), (std::vector<double>{5, 15, 25}));  // too wide: from the first on
  EXPECT_TRUE(spread({}, {}, 0, 1).empty());
}

RC_GTEST_PROP(Spread, NeverOverlapsAndMovesNoMoreThanNeeded, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(1, 12);
  std::vector<double> wanted, widths;
  for (std::size_t i = 0; i < n; ++i) {
    wanted.push_back(*rc::gen::inRange(0, 200));
    widths.push_back(*rc::gen::inRange(1, 12));
  }
  std::ranges::sort(wanted);
  const std::vector<double> places = spread(wanted, widths, 0, 200);
  const auto gap = [&](std::size_t i) { return places[i] - places[i - 1] - (widths[i] + widths[i - 1]) / 2; };
  for (std::size_t i = 1; i < n; ++i) RC_ASSERT(gap(i) > -1e-9);
  RC_ASSERT(places.front() - widths.front() / 2 > -1e-9);
  RC_ASSERT(places.back() + widths.back() / 2 < 200 + 1e-9);
  // Of least squares: no run of labels between two gaps is better off moved a little, away from the borders.
  for (std::size_t first = 0; first < n; ++first) {
    double sum = 0;
    for (std::size_t last = first; last < n; ++last) {
      sum += wanted[last] - places[last];
      const bool free_right =
          last + 1 == n ? places[last] + widths[last] / 2 < 200 - 1e-6 : gap(last + 1) > 1e-6;
      const bool free_left = first == 0 ? places[0] - widths[0] / 2 > 1e-6 : gap(first) > 1e-6;
      if (free_right) RC_ASSERT(sum < 1e-6);
      if (free_left) RC_ASSERT(sum > -1e-6);
    }
  }
}

}  // namespace
}  // namespace greenward::report
