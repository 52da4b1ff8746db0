#include "engine/siting/cost_table.hpp"

#include "engine/base/error.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::siting {
namespace {

TEST(CostTable, TheSitesOfADemandComeNearestFirstAndTiesBySite) {
  const cost_table table(2, 3, {{0, 2, 5}, {1, 0, 1}, {0, 1, 5}, {0, 0, 7}});
  EXPECT_EQ(std::vector<std::uint32_t>(table.sites_of(0).begin(), table.sites_of(0).end()),
            (std::vector<std::uint32_t>{1, 2, 0}));
  EXPECT_EQ(table.costs_of(0)[2], 7);
  EXPECT_EQ(table.sites_of(1).size(), 1U);
}

TEST(CostTable, TheRadiusIsInclusive) {
  const cost_table table(1, 3, {{0, 0, 1}, {0, 1, 2}, {0, 2, 3}});
  EXPECT_EQ(table.within(0, 2), 2U);
  EXPECT_EQ(table.within(0, 1.999), 1U);
  EXPECT_EQ(table.within(0, 0), 0U);
}

TEST(CostTable, WhatIsNoCostIsRefused) {
  EXPECT_THROW(cost_table(1, 1, {{0, 0, -1}}), error);
  EXPECT_THROW(cost_table(1, 1, {{0, 0, std::nan("")}}), error);
  EXPECT_THROW(cost_table(1, 1, {{0, 0, kUnreachable}}), error);
  EXPECT_THROW(cost_table(1, 1, {{1, 0, 1}}), error);
  EXPECT_THROW(cost_table(1, 1, {{0, 1, 1}}), error);
  EXPECT_THROW(cost_table(1, 1, {{0, 0, 1}, {0, 0, 2}}), error);
}

}  // namespace
}  // namespace greenward::siting
