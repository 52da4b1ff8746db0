#include "engine/siting/covering.hpp"

#include "engine/siting/cover_annealing.hpp"
#include "engine/siting/cover_program.hpp"
#include "engine/siting/cover_reduction.hpp"
#include "engine/siting/cover_search.hpp"
#include "engine/siting/median_tree.hpp"
#include "engine/siting/swap_search.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace greenward::siting {

namespace {

constexpr search_effort kSwaps{.rounds = 40, .seed = 1};
constexpr annealing_effort kQuickAnnealing{.runs = 2, .steps_per_site = 200, .seed = 1};
/// What precedes a proof, which a better first choice shortens by as much as a half.
constexpr annealing_effort kThoroughAnnealing{.runs = 8, .steps_per_site = 600, .seed = 1};
/// What precedes a larger tree.
constexpr annealing_effort kLastAnnealing{.runs = 12, .steps_per_site = 1500, .seed = 2};
/// Of the time that there is.
constexpr double kShareOfFirst = 0.1;
constexpr std::size_t kCoverSteps = 20000;
/// Rounds in which units that lack cover get more say.
constexpr int kUnitRounds = 30;
/// The Lagrangian tree proves most in the fewer parts; then a better first choice is worth its time, and what
/// is not proven in the more is better off with cuts. Parts, not seconds: a slower machine takes the same
/// way.
constexpr std::size_t kFewParts = 100, kManyParts = 6000;

using site_list = std::vector<std::uint32_t>;

/// Keeps the better of two choices of which either may be none.
void keep_better(const cover_problem& problem, choice_answer& best, const site_list& other) {
  if (!is_reached(problem, other)) return;
  const double cost = cost_by_aim(problem, other);
  if (best.found && cost >= best.cost) return;
  best.found = true;
  best.open = other;
  best.cost = cost;
}

/// A cover of everything by as few sites as possible: the best there is if the limits admit it.
site_list cover_of_all(const cover_problem& problem, const deadline& until) {
  if (problem.aim != cover_aim::cover_most) return find_small_cover(problem, {.steps = kCoverSteps}, until);
  cover_problem counted = problem;
  counted.site_cost.assign(problem.sites(), 1);
  const auto enough = static_cast<double>(problem.limits.most_sites);
  return find_small_cover(counted, {.steps = kCoverSteps, .good_enough = enough}, until);
}

/// As much as possible; units that lack cover count for more and more until none does.
void try_most_cover(const cover_problem& problem, choice_answer& best, annealing_effort effort,
                    const deadline& until) {
  std::vector<double> factor(problem.wanted.size(), 1);
  for (int round = 0; round < kUnitRounds && !until.passed(); ++round) {
    const service_costs costs = covering_costs(problem, factor);
    const site_list exchanged = find_good_choice(costs, problem.limits, kSwaps, until);
    const site_list open = anneal_cover(problem, costs.outside, exchanged, effort, until);
    keep_better(problem, best, open);
    if (best.found || problem.wanted.empty()) return;
    const auto covered = covered_by(problem, open);
    std::vector<double> reached(problem.wanted.size(), 0);
    for (std::size_t i = 0; i < covered.size(); ++i)
      if (covered[i] != 0) reached[problem.unit[i]] += problem.weight[i];
    for (std::size_t u = 0; u < reached.size(); ++u)
      if (reached[u] < problem.wanted[u]) factor[u] *= 1.5;
  }
}

/// Closes what can go, dearest first, as long as what is wanted is reached.
site_list without_needless(const cover_problem& problem, site_list open) {
  site_list by_cost = open;
  std::ranges::stable_sort(
      by_cost, [&](std::uint32_t a, std::uint32_t b) { return problem.site_cost[a] > problem.site_cost[b]; });
  for (const std::uint32_t j : by_cost) {
    if (problem.limits.locked[j] != 0) continue;
    site_list fewer = open;
    fewer.erase(std::ranges::find(fewer, j));
    if (is_reached(problem, fewer)) open = std::move(fewer);
  }
  return open;
}

/// The fewest sites with which try_most_cover() reaches what is wanted.
void try_enough_cover(const cover_problem& problem, choice_answer& best, const deadline& until) {
  cover_problem counted = problem;
  std::size_t too_few = 0;
  std::size_t enough = best.found ? best.open.size() : std::min(problem.limits.most_sites, problem.sites());
  while (too_few + 1 < enough && !until.passed()) {
    counted.limits.most_sites = (too_few + enough) / 2;
    choice_answer with_fewer;
    try_most_cover(counted, with_fewer, kQuickAnnealing, until);
    (with_fewer.found ? enough : too_few) = counted.limits.most_sites;
    if (with_fewer.found) keep_better(problem, best, without_needless(problem, with_fewer.open));
  }
}

choice_answer first_cover(const cover_problem& problem, search_depth depth, const deadline& until) {
  choice_answer best;
  const site_list all = cover_of_all(problem, until);
  keep_better(problem, best, all);
  if (problem.aim == cover_aim::cover_enough) {
    if (best.found) keep_better(problem, best, without_needless(problem, all));
    try_enough_cover(problem, best, until);
  }
  if (problem.aim == cover_aim::cover_most && (!best.found || best.cost > 0))
    try_most_cover(problem, best, depth == search_depth::exact ? kThoroughAnnealing : kQuickAnnealing, until);
  return best;
}

/// What can be said without any search: the locked sites, and one site for each of the demands that have none
/// in common.
double plain_bound(const cover_problem& problem) {
  double sum = 0;
  std::vector<std::uint8_t> counted(problem.sites(), 0);
  for (std::size_t j = 0; j < problem.sites(); ++j) {
    if (problem.limits.locked[j] == 0) continue;
    counted[j] = 1;
    sum += problem.site_cost[j];
  }
  if (problem.aim != cover_aim::cover_all) return sum;
  std::vector<std::size_t> rarest(problem.demands());
  std::iota(rarest.begin(), rarest.end(), std::size_t{0});
  std::ranges::stable_sort(rarest, {}, [&](std::size_t i) { return problem.sites_of(i).size(); });
  for (const std::size_t i : rarest) {
    const auto sites = problem.sites_of(i);
    if (std::ranges::any_of(sites, [&](std::uint32_t j) { return counted[j] != 0; })) continue;
    double least = std::numeric_limits<double>::infinity();
    for (const std::uint32_t j : sites) {
      counted[j] = 1;
      least = std::min(least, problem.site_cost[j]);
    }
    sum += least;
  }
  return sum;
}

void keep_tighter(choice_answer& best, const choice_answer& later) {
  best.bound = std::max(best.bound, later.bound);
  if (later.end == search_end::infeasible) best.end = search_end::infeasible;
  if (!later.found) return;
  if (!best.found || later.cost < best.cost) {
    best.found = true;
    best.open = later.open;
    best.cost = later.cost;
  }
  if (later.end == search_end::proven) best.end = search_end::proven;
  if (best.bound >= best.cost) best.end = search_end::proven;
  best.bound = best.end == search_end::proven ? best.cost : std::min(best.bound, best.cost);
}

/// Without wishes of units, the most cover is a p-median.
void prove_by_tree(const cover_problem& problem, choice_answer& best, const deadline& until) {
  if (problem.aim != cover_aim::cover_most || !problem.wanted.empty() || !best.found) return;
  const service_costs costs = covering_costs(problem);
  keep_tighter(best, find_best_choice(costs, problem.limits, best.open, until, kFewParts));
  if (best.end == search_end::proven) return;
  const deadline first = until.after(kShareOfFirst);
  keep_better(problem, best, anneal_cover(problem, problem.weight, best.open, kLastAnnealing, first));
  keep_tighter(best, find_best_choice(costs, problem.limits, best.open, until, kManyParts));
}

}  // namespace

choice_answer find_best_cover(const cover_problem& problem, search_depth depth, const deadline& until) {
  const reduced_cover reduced = reduce(problem);
  const cover_problem& small = reduced.problem;
  const bool exact = depth == search_depth::exact;
  choice_answer best = first_cover(small, depth, exact ? until.after(kShareOfFirst) : until);
  best.bound = plain_bound(small);
  if (!exact && best.found && small.aim == cover_aim::cover_most)
    best.bound = std::max(best.bound, quick_bound(covering_costs(small), small.limits, best.open, until));
  if (best.found && best.bound >= best.cost) best.end = search_end::proven;
  if (exact && best.end != search_end::proven) prove_by_tree(small, best, until);
  if (exact && best.end != search_end::proven)
    keep_tighter(best, solve_cover_program(small, best.open, until));
  best.left = {small.sites(), small.demands()};
  best.open = reduced.in_whole(best.open);
  return best;
}

}  // namespace greenward::siting
