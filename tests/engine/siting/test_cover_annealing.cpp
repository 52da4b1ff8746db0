#include "engine/siting/cover_annealing.hpp"

#include "engine/base/random.hpp"
#include "engine/siting/covering.hpp"
#include "engine/siting/swap_search.hpp"
#include "tests/engine/siting/no_task.hpp"
#include "tests/engine/siting/random_problem.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cmath>

namespace greenward::siting {
namespace {

/// Points in the unit square, each a demand of weight 1 to 99 and a site.
cover_problem scattered_towns(std::size_t n, double radius, std::size_t most_sites, std::uint64_t seed) {
  random_source random(seed);
  std::vector<double> x, y;
  for (std::size_t k = 0; k < n; ++k) x.push_back(random.uniform()), y.push_back(random.uniform());
  cover_problem p;
  p.aim = cover_aim::cover_most;
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::uint32_t> near;
    for (std::uint32_t j = 0; j < n; ++j)
      if (std::hypot(x[i] - x[j], y[i] - y[j]) <= radius) near.push_back(j);
    p.add_demand(near, static_cast<double>(random.integer(1, 99)));
  }
  p.site_cost.assign(n, 0);
  p.limits.locked.assign(n, 0);
  p.limits.most_sites = most_sites;
  return p;
}

std::vector<std::uint32_t> by_exchanges(const cover_problem& p, std::size_t rounds) {
  return find_good_choice(covering_costs(p), p.limits, {.rounds = rounds, .seed = 1},
                          deadline(seconds(60), kNoTask));
}

std::vector<std::uint32_t> annealed(const cover_problem& p, std::span<const std::uint32_t> start,
                                    annealing_effort effort) {
  return anneal_cover(p, p.weight, start, effort, deadline(seconds(60), kNoTask));
}

TEST(CoverAnnealing, KeepsToTheLimitsAndIsNoWorse) {
  testing::check_slow_property(
      [] {
        const bool budget = *rc::gen::arbitrary<bool>();
        const siting_problem drawn =
            random_problem(siting_model::mclp, {.most_demands = 12, .most_sites = 9, .budget = budget});
        cover_problem p;
        p.aim = cover_aim::cover_most;
        add_rows_within(p, drawn.costs, drawn.weight, *drawn.radius);
        p.site_cost.assign(drawn.sites(), 0);
        p.limits = drawn.limits();
        const auto start = by_exchanges(p, 0);
        const auto found = annealed(p, start, {.runs = 2, .steps_per_site = 40, .seed = 3});
        RC_ASSERT(p.limits.admits(found));
        RC_ASSERT(std::ranges::is_sorted(found));
        RC_ASSERT(found.size() == start.size());
        for (std::uint32_t j = 0; j < p.sites(); ++j)
          if (p.limits.locked[j] != 0) RC_ASSERT(std::ranges::count(found, j) == 1);
        RC_ASSERT(cost_by_aim(p, found) <= cost_by_aim(p, start));
        RC_ASSERT(found == annealed(p, start, {.runs = 2, .steps_per_site = 40, .seed = 3}));
      },
      1);
}

/// Where nearly all is covered, exchanges end far from the best.
TEST(CoverAnnealing, FindsTheBestWhereExchangesDoNot) {
  std::size_t exchanges_found = 0;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const cover_problem p = scattered_towns(300, 0.1, 32, seed);
    const choice_answer best = find_best_cover(p, search_depth::exact, deadline(seconds(60), kNoTask));
    ASSERT_EQ(best.end, search_end::proven);
    const auto start = by_exchanges(p, 40);
    exchanges_found += cost_by_aim(p, start) == best.cost ? 1U : 0U;
    const auto found = annealed(p, start, {.runs = 6, .steps_per_site = 600, .seed = 1});
    EXPECT_EQ(cost_by_aim(p, found), best.cost) << seed;
  }
  EXPECT_EQ(exchanges_found, 0U) << "the towns tell nothing";
}

TEST(CoverAnnealing, HasNothingToDoWithoutSitesThatMayClose) {
  cover_problem p = scattered_towns(20, 0.2, 3, 1);
  p.limits.locked[2] = p.limits.locked[7] = p.limits.locked[9] = 1;
  const std::vector<std::uint32_t> locked{2, 7, 9};
  EXPECT_EQ(annealed(p, locked, {}), locked);
  const cover_problem empty = [] {
    cover_problem none;
    none.aim = cover_aim::cover_most;
    return none;
  }();
  EXPECT_TRUE(annealed(empty, {}, {}).empty());
}

}  // namespace
}  // namespace greenward::siting
