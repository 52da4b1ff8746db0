#include "engine/siting/swap_search.hpp"

#include "tests/engine/siting/no_task.hpp"
#include "tests/engine/siting/random_problem.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::siting {
namespace {

service_costs costs_of(const siting_problem& p) {
  return weighted_costs(p.costs, p.weight, std::vector<double>(p.demands(), 200));
}

/// No addition and no exchange within the limits lowers the cost.
void require_locally_best(const service_costs& costs, const choice_limits& limits,
                          const std::vector<std::uint32_t>& open) {
  const double cost = cost_of_choice(costs, open);
  for (std::uint32_t in = 0; in < costs.sites(); ++in) {
    if (std::ranges::count(open, in) > 0) continue;
    std::vector<std::uint32_t> more = open;
    more.push_back(in);
    if (limits.admits(more)) RC_ASSERT(cost_of_choice(costs, more) >= cost - 1e-6);
    for (const std::uint32_t out : open) {
      if (limits.locked[out] != 0) continue;
      std::vector<std::uint32_t> other = more;
      std::erase(other, out);
      if (limits.admits(other)) RC_ASSERT(cost_of_choice(costs, other) >= cost - 1e-6);
    }
  }
}

TEST(SwapSearch, ItEndsWhereNoExchangeHelpsAndKnowsItsCost) {
  testing::check_slow_property(
      [] {
        const siting_problem p =
            random_problem(siting_model::p_median,
                           {.most_demands = 15, .most_sites = 12, .budget = *rc::gen::arbitrary<bool>()});
        const service_costs costs = costs_of(p);
        const choice_limits limits = p.limits();
        swap_search search(costs, limits);
        search.fill_greedily();
        search.improve();
        RC_ASSERT(limits.admits(search.choice()));
        RC_ASSERT(std::abs(search.cost() - cost_of_choice(costs, search.choice())) < 1e-6);
        require_locally_best(costs, limits, search.choice());
      },
      1);
}

TEST(SwapSearch, LockedSitesStayOpenAndTheSameSeedGivesTheSame) {
  testing::check_slow_property(
      [] {
        const siting_problem p =
            random_problem(siting_model::p_median, {.most_demands = 15, .most_sites = 12});
        const auto open = find_good_choice(costs_of(p), p.limits(), {.rounds = 5, .seed = 9},
                                           deadline(seconds(60), kNoTask));
        for (std::uint32_t j = 0; j < p.sites(); ++j)
          if (p.locked[j] != 0) RC_ASSERT(std::ranges::count(open, j) == 1);
        RC_ASSERT(open == find_good_choice(costs_of(p), p.limits(), {.rounds = 5, .seed = 9},
                                           deadline(seconds(60), kNoTask)));
      },
      4);
}

}  // namespace
}  // namespace greenward::siting
