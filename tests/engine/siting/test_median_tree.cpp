#include "engine/siting/median_tree.hpp"

#include "engine/base/random.hpp"
#include "engine/siting/integer_program.hpp"
#include "engine/siting/median_bound.hpp"
#include "engine/siting/swap_search.hpp"
#include "tests/engine/siting/no_task.hpp"
#include "tests/engine/siting/random_problem.hpp"
#include "tests/support/one_core.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::siting {
namespace {

struct small_case {
  service_costs costs;
  choice_limits limits;
};

small_case some_case() {
  const siting_problem p = random_problem(
      siting_model::p_median, {.most_demands = 12, .most_sites = 9, .budget = *rc::gen::arbitrary<bool>()});
  std::vector<double> outside;
  for (std::size_t i = 0; i < p.demands(); ++i) outside.push_back(*rc::gen::inRange(0, 60));
  return {weighted_costs(p.costs, p.weight, outside), p.limits()};
}

/// Each choice that keeps to the limits.
template <class Visit>
void for_each_choice(const small_case& c, Visit visit) {
  for (std::uint32_t set = 0; set < (1U << c.costs.sites()); ++set) {
    std::vector<std::uint32_t> open;
    bool locked_open = true;
    for (std::uint32_t j = 0; j < c.costs.sites(); ++j) {
      if ((set >> j & 1U) != 0)
        open.push_back(j);
      else if (c.limits.locked[j] != 0)
        locked_open = false;
    }
    if (locked_open && c.limits.admits(open)) visit(open);
  }
}

double least_cost(const small_case& c) {
  double least = 1e300;
  for_each_choice(c, [&](const auto& open) { least = std::min(least, cost_of_choice(c.costs, open)); });
  return least;
}

TEST(MedianTree, ItFindsTheLeastCostOfAllChoices) {
  testing::check_slow_property(
      [] {
        const small_case c = some_case();
        const auto start =
            find_good_choice(c.costs, c.limits, {.rounds = 0, .seed = 1}, deadline(seconds(60), kNoTask));
        const auto found = find_best_choice(c.costs, c.limits, start, deadline(seconds(60), kNoTask));
        RC_ASSERT(found.end == search_end::proven);
        RC_ASSERT(found.cost == least_cost(c));
        RC_ASSERT(c.limits.admits(found.open));
      },
      1);
}

TEST(MedianTree, FromAnyStartTheAnswerIsTheSameCost) {
  testing::check_slow_property(
      [] {
        const small_case c = some_case();
        std::vector<std::uint32_t> locked;
        for (std::uint32_t j = 0; j < c.costs.sites(); ++j)
          if (c.limits.locked[j] != 0) locked.push_back(j);
        const auto found = find_best_choice(c.costs, c.limits, locked, deadline(seconds(60), kNoTask));
        RC_ASSERT(found.cost == least_cost(c));
      },
      2);
}

/// Points in a unit square, each a demand of weight 1 to 9 and a site; a site serves what is within `radius`
/// without cost, and going without costs the weight.
service_costs scattered_cover(std::size_t points, double radius, std::uint64_t seed) {
  random_source random(seed);
  std::vector<double> x, y;
  service_costs made;
  for (std::size_t k = 0; k < points; ++k) {
    x.push_back(random.uniform());
    y.push_back(random.uniform());
    made.outside.push_back(static_cast<double>(random.integer(1, 9)));
  }
  for (std::size_t i = 0; i < points; ++i) {
    for (std::uint32_t j = 0; j < points; ++j)
      if (std::hypot(x[i] - x[j], y[i] - y[j]) <= radius) made.site.push_back(j);
    made.first_out.push_back(made.site.size());
  }
  made.cost.assign(made.site.size(), 0);
  add_columns(made, points);
  return made;
}

/// The weight that goes without, by COIN CBC.
double least_left_without(const service_costs& costs, std::size_t most_sites) {
  integer_program program;
  std::vector<integer_program::term> all, row;
  for (std::uint32_t j = 0; j < costs.sites(); ++j) all.push_back({program.add_choice(0), 1});
  program.add_row(0, all, static_cast<double>(most_sites));
  for (std::size_t i = 0; i < costs.demands(); ++i) {
    row.assign({{program.add_amount(costs.outside[i], 1), 1}});
    for (std::size_t k = costs.first_out[i]; k < costs.first_out[i + 1]; ++k)
      row.push_back({costs.site[k], 1});
    program.add_row(1, row, integer_program::kUnbounded);
  }
  return program.solve({}, deadline(seconds(60), kNoTask)).cost;
}

/// Few go without: the bound is far off at first, and the tree has many parts. In these towns exchanges do
/// not find the best choice, so that a part which is left out shows.
TEST(MedianTree, InAnAlmostWholeCoverItFindsWhatAnIntegerProgramFinds) {
  constexpr std::size_t kPoints = 150;
  const choice_limits limits{.most_sites = 14, .locked = std::vector<std::uint8_t>(kPoints, 0), .price = {}};
  for (const std::uint64_t seed : {11U, 62U, 68U}) {
    const service_costs costs = scattered_cover(kPoints, 0.14, seed);
    const auto found = find_best_choice(costs, limits, {}, deadline(seconds(60), kNoTask));
    EXPECT_EQ(found.end, search_end::proven);
    EXPECT_DOUBLE_EQ(found.cost, least_left_without(costs, limits.most_sites)) << seed;
  }
}

/// Also a tree that is left off half way, on one core and on all.
TEST(MedianTree, IsTheSameOnAnyNumberOfProcessors) {
  constexpr std::size_t kPoints = 150;
  const choice_limits limits{.most_sites = 14, .locked = std::vector<std::uint8_t>(kPoints, 0), .price = {}};
  const service_costs costs = scattered_cover(kPoints, 0.14, 11);
  for (const std::size_t parts : {std::size_t{5}, std::size_t{21}, kAllParts}) {
    const auto found = find_best_choice(costs, limits, {}, deadline(seconds(60), kNoTask), parts);
    const testing::one_core bound;
    const auto again = find_best_choice(costs, limits, {}, deadline(seconds(60), kNoTask), parts);
    EXPECT_EQ(found.open, again.open);
    EXPECT_EQ(found.bound, again.bound) << parts;
    EXPECT_EQ(found.end, again.end);
  }
}

/// The bound never exceeds the least cost, and no choice that beats the incumbent contradicts what is
/// settled.
TEST(MedianBound, BoundsAreBoundsAndSettledSitesAreRight) {
  testing::check_slow_property(
      [] {
        const small_case c = some_case();
        median_part part{.fate = {}, .demand_price = std::vector<double>(c.costs.demands(), 0)};
        for (const std::uint8_t locked : c.limits.locked)
          part.fate.push_back(locked != 0 ? site_fate::open : site_fate::undecided);
        const double least = least_cost(c);
        incumbent_cost incumbent{least + *rc::gen::inRange(0, 20), 1};
        const double cutoff = incumbent.cutoff();
        median_bound bound(c.costs, c.limits);
        bound.raise(part, incumbent, {.iterations = 60, .first_step = 1, .patience = 8},
                    deadline(seconds(60), kNoTask), [](std::span<const std::uint32_t>, incumbent_cost&) {});
        RC_ASSERT((part.bound <= least + 1e-6 || part.bound >= cutoff));
        if (least < cutoff) RC_ASSERT(part.bound <= least + 1e-6);
        bool still_there = least >= cutoff;
        for_each_choice(c, [&](const std::vector<std::uint32_t>& open) {
          if (cost_of_choice(c.costs, open) > least) return;
          bool agrees = true;
          for (std::uint32_t j = 0; j < c.costs.sites(); ++j) {
            const bool is_open = std::ranges::count(open, j) > 0;
            if (part.fate[j] == site_fate::open && !is_open) agrees = false;
            if (part.fate[j] == site_fate::closed && is_open) agrees = false;
          }
          still_there = still_there || agrees;
        });
        RC_ASSERT(still_there);
      },
      1);
}

}  // namespace
}  // namespace greenward::siting
