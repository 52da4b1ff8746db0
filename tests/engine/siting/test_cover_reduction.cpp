#include "engine/siting/cover_reduction.hpp"

#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <limits>

namespace greenward::siting {
namespace {

/// Demands without any site only where they may stay uncovered.
cover_problem some_cover(cover_aim aim) {
  cover_problem p;
  p.aim = aim;
  const auto sites = *rc::gen::inRange<std::uint32_t>(1, 8);
  const auto demands = *rc::gen::inRange<std::size_t>(0, 9);
  for (std::uint32_t j = 0; j < sites; ++j) {
    p.site_cost.push_back(aim == cover_aim::cover_most ? 0 : *rc::gen::inRange(0, 4));
    p.limits.locked.push_back(*rc::gen::inRange(0, 5) == 0 ? 1 : 0);
  }
  const bool wishes = aim != cover_aim::cover_all;
  for (std::size_t i = 0; i < demands; ++i) {
    std::vector<std::uint32_t> covering{*rc::gen::inRange<std::uint32_t>(0, sites)};
    for (std::uint32_t j = 0; j < sites; ++j)
      if (j != covering[0] && *rc::gen::arbitrary<bool>()) covering.push_back(j);
    p.add_demand(covering, *rc::gen::inRange(0, 6));
    if (wishes) p.unit.push_back(*rc::gen::inRange<std::uint32_t>(0, 2));
  }
  if (wishes)
    for (int u = 0; u < 2; ++u) p.wanted.push_back(*rc::gen::inRange(0, 8));
  p.limits.most_sites = *rc::gen::inRange<std::size_t>(1, sites + 1);
  if (*rc::gen::arbitrary<bool>()) {
    for (std::uint32_t j = 0; j < sites; ++j) p.limits.price.push_back(*rc::gen::inRange(0, 4));
    p.limits.budget = *rc::gen::inRange(0, 12);
  }
  return p;
}

double least_cost(const cover_problem& p) {
  double least = std::numeric_limits<double>::infinity();
  for (std::uint32_t set = 0; set < (1U << p.sites()); ++set) {
    std::vector<std::uint32_t> open;
    bool locked_open = true;
    for (std::uint32_t j = 0; j < p.sites(); ++j) {
      if ((set >> j & 1U) != 0)
        open.push_back(j);
      else if (p.limits.locked[j] != 0)
        locked_open = false;
    }
    if (locked_open && is_reached(p, open)) least = std::min(least, cost_by_aim(p, open));
  }
  return least;
}

TEST(CoverReduction, TheLeastCostStaysTheSame) {
  for (const cover_aim aim : {cover_aim::cover_all, cover_aim::cover_enough, cover_aim::cover_most}) {
    testing::check_quick_property(
        [&] {
          const cover_problem whole = some_cover(aim);
          const reduced_cover small = reduce(whole);
          RC_ASSERT(small.problem.sites() <= whole.sites());
          RC_ASSERT(small.problem.demands() <= whole.demands());
          RC_ASSERT(least_cost(small.problem) == least_cost(whole));
        },
        3);
  }
}

TEST(CoverReduction, DominatedSitesAndImpliedDemandsGo) {
  cover_problem p;
  p.site_cost = {1, 1, 1};
  p.limits.locked = {0, 0, 0};
  p.limits.most_sites = 3;
  p.add_demand(std::vector<std::uint32_t>{0, 1}, 1);
  p.add_demand(std::vector<std::uint32_t>{1}, 1);
  p.add_demand(std::vector<std::uint32_t>{1, 2}, 1);
  const reduced_cover small = reduce(p);
  EXPECT_EQ(small.site_of, (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(small.problem.demands(), 1U);
}

TEST(CoverReduction, ADearerSiteDoesNotDominate) {
  cover_problem p;
  p.site_cost = {1, 2};
  p.limits.locked = {0, 0};
  p.limits.most_sites = 2;
  p.add_demand(std::vector<std::uint32_t>{0, 1}, 1);
  p.add_demand(std::vector<std::uint32_t>{1}, 1);
  p.aim = cover_aim::cover_enough;
  p.unit = {0, 0};
  p.wanted = {1};
  EXPECT_EQ(reduce(p).problem.sites(), 2U);
}

}  // namespace
}  // namespace greenward::siting
