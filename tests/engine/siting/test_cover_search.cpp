#include "engine/siting/cover_search.hpp"

#include "engine/base/random.hpp"
#include "tests/engine/siting/no_task.hpp"

#include <gtest/gtest.h>
#include <cmath>

namespace greenward::siting {
namespace {

/// Points in the unit square that cover each other within the radius.
cover_problem scattered(std::size_t n, double radius) {
  random_source random(7);
  std::vector<double> x, y;
  for (std::size_t k = 0; k < n; ++k) x.push_back(random.uniform()), y.push_back(random.uniform());
  cover_problem p;
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::uint32_t> near;
    for (std::uint32_t j = 0; j < n; ++j)
      if (std::hypot(x[i] - x[j], y[i] - y[j]) <= radius) near.push_back(j);
    p.add_demand(near, 1);
  }
  p.site_cost.assign(n, 1);
  p.limits.locked.assign(n, 0);
  p.limits.most_sites = n;
  return p;
}

TEST(CoverSearch, EveryDemandIsCoveredAndLockedSitesStay) {
  cover_problem p = scattered(120, 0.2);
  p.limits.locked[5] = p.limits.locked[77] = 1;
  const deadline until(seconds(60), kNoTask);
  const auto open = find_small_cover(p, {.steps = 500}, until);
  EXPECT_TRUE(is_reached(p, open));
  EXPECT_TRUE(std::ranges::count(open, 5U) == 1 && std::ranges::count(open, 77U) == 1);
}

TEST(CoverSearch, MoreStepsNeverGiveMoreAndTheSameStepsTheSame) {
  const cover_problem p = scattered(150, 0.12);
  const deadline until(seconds(60), kNoTask);
  const auto few = find_small_cover(p, {.steps = 0}, until);
  const auto many = find_small_cover(p, {.steps = 3000}, until);
  EXPECT_LE(many.size(), few.size());
  EXPECT_EQ(many, find_small_cover(p, {.steps = 3000}, until));
}

TEST(CoverSearch, ThreeSitesOfWhichTwoSuffice) {
  cover_problem p;  // greedy takes the middle one, which is not needed
  p.add_demand(std::vector<std::uint32_t>{0, 1}, 1);
  p.add_demand(std::vector<std::uint32_t>{0}, 1);
  p.add_demand(std::vector<std::uint32_t>{1, 2}, 1);
  p.add_demand(std::vector<std::uint32_t>{2}, 1);
  p.site_cost = {1, 1, 1};
  p.limits.locked = {0, 0, 0};
  p.limits.most_sites = 3;
  const deadline until(seconds(60), kNoTask);
  EXPECT_EQ(find_small_cover(p, {.steps = 10}, until), (std::vector<std::uint32_t>{0, 2}));
}

}  // namespace
}  // namespace greenward::siting
