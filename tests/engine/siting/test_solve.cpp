#include "engine/siting/solve.hpp"

#include "engine/base/error.hpp"
#include "engine/siting/siting_check.hpp"
#include "tests/engine/siting/brute_force.hpp"
#include "tests/engine/siting/random_problem.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sstream>

namespace greenward::siting {
namespace {

using testing::check_slow_property;

void require_sound(const siting_problem& p, const siting_result& r) {
  for (const bilingual& fault : check_siting(p, r)) RC_FAIL(fault.en);
}

std::string words_of(const siting_problem& p) {
  std::ostringstream words;
  words << "model " << static_cast<int>(p.model) << " sites " << p.most_sites.value_or(0) << " radius "
        << p.radius.value_or(-1) << " budget " << p.budget.value_or(-1) << " min "
        << p.minimum_share.value_or(-1) << "\n";
  for (std::size_t i = 0; i < p.demands(); ++i) {
    words << "w " << p.weight[i] << (p.unit.empty() ? "" : " u" + std::to_string(p.unit[i])) << ":";
    for (std::size_t k = 0; k < p.costs.sites_of(i).size(); ++k)
      words << " " << p.costs.sites_of(i)[k] << "=" << p.costs.costs_of(i)[k];
    words << "\n";
  }
  for (std::size_t j = 0; j < p.sites(); ++j)
    words << "site " << j << " locked " << int(p.locked[j]) << " cap "
          << (p.capacity.empty() ? -1 : p.capacity[j]) << " price " << (p.price.empty() ? -1 : p.price[j])
          << "\n";
  return words.str();
}

/// The exact answer is what all subsets give; the quick one keeps to all limits and is no better.
void require_best(const siting_problem& p) {
  const std::optional<double> best = best_objective(p);
  const siting_result exact = solve(p, {}, {});
  require_sound(p, exact);
  if (exact.found != best.has_value()) RC_FAIL(words_of(p));
  RC_ASSERT(exact.end == (best ? search_end::proven : search_end::infeasible));
  if (!best) return;
  RC_ASSERT(std::abs(exact.objective - *best) <= 1e-6);
  RC_ASSERT(exact.gap() == 0);
}

void require_quick_is_sound(const siting_problem& p) {
  const siting_result quick = solve(p, {.depth = search_depth::quick}, {});
  require_sound(p, quick);
  const std::optional<double> best = best_objective(p);
  if (!best) RC_ASSERT(!quick.found);
  if (!quick.found || !best) return;
  const bool most = p.model == siting_model::mclp;
  RC_ASSERT((most ? quick.objective <= *best + 1e-6 : quick.objective >= *best - 1e-6));
  RC_ASSERT((most ? quick.bound >= *best - 1e-6 : quick.bound <= *best + 1e-6));
}

constexpr siting_model kModels[] = {siting_model::lscp, siting_model::mclp, siting_model::p_median,
                                    siting_model::p_center};

TEST(Solve, AllModelsAreAsGoodAsAllSubsets) {
  for (const siting_model model : kModels)
    check_slow_property([&] { require_best(random_problem(model, {})); }, 2);
}

TEST(Solve, BudgetsAreKeptAndUsedAsWellAsAllSubsetsCan) {
  for (const siting_model model : kModels)
    check_slow_property([&] { require_best(random_problem(model, {.budget = true})); }, 2);
}

TEST(Solve, CapacitiesAreKeptAndUsedAsWellAsAllSubsetsCan) {
  for (const siting_model model : {siting_model::lscp, siting_model::mclp, siting_model::p_median})
    check_slow_property(
        [&] {
          const bool budget = *rc::gen::arbitrary<bool>();
          require_best(random_problem(
              model, {.most_demands = 6, .most_sites = 5, .capacities = true, .budget = budget}));
        },
        4);
}

TEST(Solve, TheMinimumOfEachUnitIsKeptAtTheLeastCost) {
  for (const siting_model model : {siting_model::lscp, siting_model::mclp, siting_model::p_median})
    check_slow_property(
        [&] {
          const bool budget = *rc::gen::arbitrary<bool>();
          require_best(random_problem(model, {.budget = budget, .minimum = true}));
        },
        3);
}

TEST(Solve, CapacitiesAndAMinimumTogetherAreKept) {
  for (const siting_model model : {siting_model::lscp, siting_model::mclp, siting_model::p_median})
    check_slow_property(
        [&] {
          const siting_problem p = random_problem(model, {.capacities = true, .minimum = true});
          const siting_result r = solve(p, {}, {});
          require_sound(p, r);
          if (r.end == search_end::stopped) RC_FAIL(words_of(p));
        },
        5);
}

TEST(Solve, TheQuickAnswerKeepsToAllLimitsAndItsBoundIsOne) {
  for (const siting_model model : kModels)
    check_slow_property(
        [&] {
          const bool budget = *rc::gen::arbitrary<bool>();
          const bool minimum = model != siting_model::p_center && *rc::gen::arbitrary<bool>();
          require_quick_is_sound(random_problem(model, {.budget = budget, .minimum = minimum}));
        },
        3);
}

TEST(Solve, TheSameProblemGivesTheSameAnswer) {
  for (const siting_model model : kModels)
    check_slow_property(
        [&] {
          const siting_problem p = random_problem(model, {.most_demands = 20, .most_sites = 12});
          const siting_result one = solve(p, {}, {}), other = solve(p, {}, {});
          RC_ASSERT(one.sites == other.sites);
          RC_ASSERT(one.served == other.served);
        },
        10);
}

/// Four demands and three sites on a line: d0 -1- s0 -1- d1 -3- s1 -1- d2 -4- s2 -0- d3.
siting_problem on_a_line(siting_model model) {
  siting_problem p;
  p.model = model;
  const double demand[] = {0, 2, 6, 10}, site[] = {1, 5, 10};
  std::vector<cost_entry> entries;
  for (std::uint32_t i = 0; i < 4; ++i)
    for (std::uint32_t j = 0; j < 3; ++j) entries.push_back({i, j, std::abs(demand[i] - site[j])});
  p.costs = cost_table(4, 3, std::move(entries));
  p.weight = {10, 20, 30, 40};
  p.locked = {0, 0, 0};
  return p;
}

TEST(Solve, ALineSolvedByHand) {
  siting_problem p = on_a_line(siting_model::p_median);
  p.most_sites = 2;
  siting_result r = solve(p, {}, {});
  EXPECT_EQ(r.sites, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(r.objective, 10 * 5 + 20 * 3 + 30 * 1 + 40 * 0);
  EXPECT_EQ(r.end, search_end::proven);
  p.locked[0] = 1;
  r = solve(p, {}, {});
  EXPECT_EQ(r.sites, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(r.objective, 10 * 1 + 20 * 1 + 30 * 4 + 40 * 0);

  p = on_a_line(siting_model::p_center);
  p.most_sites = 2;
  r = solve(p, {}, {});
  EXPECT_EQ(r.objective, 4);
  p.most_sites = 1;
  EXPECT_EQ(solve(p, {}, {}).objective, 5);

  p = on_a_line(siting_model::lscp);
  p.radius = 1;
  EXPECT_EQ(solve(p, {}, {}).sites.size(), 3U);
  p.radius = 4;
  EXPECT_EQ(solve(p, {}, {}).objective, 2);

  p = on_a_line(siting_model::mclp);
  p.radius = 1;
  p.most_sites = 2;
  r = solve(p, {}, {});
  EXPECT_EQ(r.objective, 70);
}

TEST(Solve, CapacityAndRadiusHoldTogether) {
  siting_problem p = on_a_line(siting_model::mclp);
  p.radius = 4;
  p.most_sites = 1;
  p.capacity = {100, 100, 100};
  EXPECT_EQ(solve(p, {}, {}).objective, 70);  // the last site reaches the last two
  p.capacity = {100, 100, 35};
  const siting_result r = solve(p, {}, {});
  EXPECT_EQ(r.objective, 50);  // the middle site: 20 + 30, within 4
  EXPECT_EQ(r.sites, (std::vector<std::uint32_t>{1}));
}

TEST(Solve, UnreachableDemandsAreNamedAndTheRestIsServed) {
  siting_problem p;
  p.model = siting_model::lscp;
  p.costs = cost_table(3, 2, {{0, 0, 1}, {1, 1, 9}});
  p.weight = {1, 1, 1};
  p.locked = {0, 0};
  p.radius = 5;
  const siting_result r = solve(p, {}, {});
  EXPECT_TRUE(r.found);
  EXPECT_EQ(r.unreachable, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(r.unserved, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(r.objective, 1);
}

TEST(Solve, AUnitThatCannotReachTheMinimumIsNamed) {
  siting_problem p = on_a_line(siting_model::lscp);
  p.radius = 1;
  p.units = 2;
  p.unit = {0, 0, 0, 1};
  p.minimum_share = 0.5;
  EXPECT_EQ(solve(p, {}, {}).objective, 2);  // 30 of 60, and 40 of 40
  p.costs = cost_table(4, 3, {{0, 0, 1}, {1, 0, 1}, {2, 1, 1}, {3, 2, 2}});
  const siting_result r = solve(p, {}, {});
  EXPECT_EQ(r.end, search_end::infeasible);
  EXPECT_EQ(r.short_units, (std::vector<std::uint32_t>{1}));
}

TEST(Solve, WithoutTimeNothingIsSaidToBeProvenAndTheGapIsThere) {
  siting_problem p;
  p.model = siting_model::p_median;
  std::vector<cost_entry> entries;
  for (std::uint32_t i = 0; i < 60; ++i)
    for (std::uint32_t j = 0; j < 60; ++j)
      entries.push_back({i, j, static_cast<double>((i * 37 + j * 61) % 101)});
  p.costs = cost_table(60, 60, std::move(entries));
  p.weight.assign(60, 1);
  p.locked.assign(60, 0);
  p.most_sites = 6;
  const siting_result r = solve(p, {.limit = seconds(0)}, {});
  EXPECT_TRUE(r.found);
  EXPECT_EQ(r.end, search_end::stopped);
  EXPECT_GT(r.gap(), 0);
  EXPECT_TRUE(check_siting(p, r).empty());
}

TEST(Solve, ACancelledSearchStops) {
  siting_problem p = on_a_line(siting_model::p_median);
  p.most_sites = 2;
  const task called_off;
  called_off.token.cancel();
  EXPECT_THROW((void)solve(p, {}, called_off), error);
}

}  // namespace
}  // namespace greenward::siting
