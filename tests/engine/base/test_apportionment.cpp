#include "engine/base/apportionment.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

namespace greenward {
namespace {

TEST(Apportionment, LargestRemaindersGetTheRest) {
  EXPECT_EQ(apportion(std::vector<double>{47, 16, 15.8, 12, 6.1, 3.1}, 10),
            (std::vector<std::int64_t>{5, 2, 1, 1, 1, 0}));
}

TEST(Apportionment, CapsPassOnWhatTheyTurnAway) {
  EXPECT_EQ(apportion(std::vector<double>{9, 1, 1}, 6, std::vector<std::int64_t>{2, 5, 5}),
            (std::vector<std::int64_t>{2, 2, 2}));
}

TEST(Apportionment, NoWeightGivesNothing) {
  EXPECT_EQ(apportion(std::vector<double>{0, 0}, 6), (std::vector<std::int64_t>{0, 0}));
}

RC_GTEST_PROP(Apportionment, AddsUpAndStaysWithinOneOfTheQuota, ()) {
  const auto raw = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 1000)));
  const auto total = *rc::gen::inRange<std::int64_t>(0, 100000);
  const std::vector<double> weights(raw.begin(), raw.end());
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const auto parts = apportion(weights, total);
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    RC_ASSERT(std::abs(static_cast<double>(parts[k]) - weights[k] / sum * static_cast<double>(total)) <=
              1 + 1e-6);
  }
}

}  // namespace
}  // namespace greenward
