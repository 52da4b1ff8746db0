#include "engine/siting/solve.hpp"

#include "engine/siting/assignment_program.hpp"
#include "engine/siting/centre_search.hpp"
#include "engine/siting/median_tree.hpp"
#include "engine/siting/swap_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::siting {

namespace {

constexpr search_effort kMedianSwaps{.rounds = 40, .seed = 1};

/// One run: the problem, what of it counts, and until when.
struct run {
  const siting_problem& problem;
  search_depth depth;
  const deadline& until;
  std::vector<std::uint32_t> demands;  ///< that some site could serve
};

/// Money in units of the average price: prices of demands and of money then grow alike.
void scale_money(choice_limits& limits) {
  const double sum = std::accumulate(limits.price.begin(), limits.price.end(), 0.0);
  if (sum <= 0) return;
  const double unit = sum / static_cast<double>(limits.price.size());
  for (double& price : limits.price) price /= unit;
  limits.budget /= unit;
}

choice_answer find_cover(const run& run) {
  const siting_problem& p = run.problem;
  cover_problem cover;
  const bool most = p.model == siting_model::mclp;
  cover.aim = most ? cover_aim::cover_most : p.minimum_share ? cover_aim::cover_enough : cover_aim::cover_all;
  cover.limits = p.limits();
  cover.site_cost.assign(p.sites(), most ? 0 : 1);
  if (!most && !p.price.empty()) cover.site_cost = p.price;
  for (const std::uint32_t i : run.demands) {
    cover.add_demand(p.costs.sites_of(i).first(p.usable_sites(i)), p.weight[i]);
    if (p.minimum_share) cover.unit.push_back(p.unit[i]);
  }
  if (p.minimum_share) cover.wanted = p.unit_weights();
  for (double& wanted : cover.wanted) wanted *= *p.minimum_share;
  return find_best_cover(cover, run.depth, run.until);
}

/// Dearer than any choice that serves all: who chooses to leave a demand without has no such choice.
double price_of_going_without(const run& run) {
  double sum = 1;
  for (const std::uint32_t i : run.demands)
    sum += run.problem.weight[i] * run.problem.costs.costs_of(i).back();
  return std::ceil(sum);
}

choice_answer find_median(const run& run) {
  const siting_problem& p = run.problem;
  const double without = price_of_going_without(run);
  std::vector<double> outside(p.demands(), 0);
  for (const std::uint32_t i : run.demands) outside[i] = without;
  const service_costs costs = weighted_costs(p.costs, p.weight, std::move(outside));
  choice_limits limits = p.limits();
  scale_money(limits);
  std::vector<std::uint32_t> start = find_good_choice(costs, limits, kMedianSwaps, run.until);
  choice_answer made{.found = true, .cost = cost_of_choice(costs, start), .bound = 0};
  if (run.depth == search_depth::exact) {
    made = find_best_choice(costs, limits, std::move(start), run.until);
  } else {
    made.open = std::move(start);
    made.bound = quick_bound(costs, limits, made.open, run.until);
    if (made.bound >= made.cost) made.end = search_end::proven;
  }
  if (made.cost < without) return made;
  // Somebody goes without even in the best choice that is known.
  if (made.bound >= without) made.end = search_end::infeasible;
  made.bound = std::min(made.bound, without);
  made.found = false;
  made.open.clear();
  return made;
}

/// The nearest open site serves each demand.
std::vector<served_share> nearest_open(const run& run, std::span<const std::uint32_t> open) {
  std::vector<std::uint8_t> is_open(run.problem.sites(), 0);
  for (const std::uint32_t j : open) is_open[j] = 1;
  std::vector<served_share> served;
  for (const std::uint32_t i : run.demands) {
    const auto sites = run.problem.costs.sites_of(i).first(run.problem.usable_sites(i));
    const auto first = std::ranges::find_if(sites, [&](std::uint32_t j) { return is_open[j] != 0; });
    if (first != sites.end()) served.push_back({i, *first, 1});
  }
  return served;
}

bool keeps_capacities(const siting_problem& p, std::span<const served_share> served) {
  if (!p.has_capacities()) return true;
  std::vector<double> load(p.sites(), 0);
  for (const served_share& s : served) load[s.site] += s.share * p.weight[s.demand];
  for (std::size_t j = 0; j < p.sites(); ++j)
    if (load[j] > p.capacity[j]) return false;
  return true;
}

bool keeps_minimum(const siting_problem& p, std::span<const served_share> served) {
  if (!p.minimum_share) return true;
  std::vector<double> within(p.units, 0);
  for (const served_share& s : served) {
    const auto near = p.costs.sites_of(s.demand).first(p.costs.within(s.demand, *p.radius));
    if (std::ranges::find(near, s.site) != near.end())
      within[p.unit[s.demand]] += p.weight[s.demand] * s.share;
  }
  const std::vector<double> all = p.unit_weights();
  for (std::size_t u = 0; u < all.size(); ++u)
    if (within[u] < *p.minimum_share * all[u]) return false;
  return true;
}

/// Sites with the most room first: what a choice may be that has room for all.
std::vector<std::uint32_t> roomiest_sites(const siting_problem& p) {
  std::vector<std::uint32_t> order(p.sites());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (p.locked[a] != p.locked[b]) return p.locked[a] > p.locked[b];
    return p.has_capacities() && p.capacity[a] > p.capacity[b];
  });
  const choice_limits limits = p.limits();
  std::vector<std::uint32_t> open;
  for (const std::uint32_t j : order) {
    open.push_back(j);
    if (!limits.admits(open)) open.pop_back();
  }
  return open;
}

/// Without capacities (and a p-median's minimum) the best choice costs no more: where it keeps to them, it is
/// the best; else it is a bound, and where to begin.
assigned_answer find_assignment(const run& run) {
  const siting_problem& p = run.problem;
  const deadline first_part = run.until.after(0.3);
  const struct run relaxed { p, run.depth, first_part, run.demands };
  const choice_answer free = p.is_covering() ? find_cover(relaxed) : find_median(relaxed);
  if (free.end == search_end::infeasible) return {free, {}};
  const std::vector<served_share> nearest = nearest_open(run, free.open);
  if (free.found && keeps_capacities(p, nearest) && keeps_minimum(p, nearest)) return {free, nearest};
  const std::vector<std::vector<std::uint32_t>> starts{free.open, roomiest_sites(p)};
  assigned_answer made =
      solve_assignment_program(p, run.demands, starts, run.depth == search_depth::quick, run.until);
  made.choice.bound = std::max(made.choice.bound, free.bound);
  if (made.choice.found) {
    if (made.choice.bound >= made.choice.cost) made.choice.end = search_end::proven;
    made.choice.bound = std::min(made.choice.bound, made.choice.cost);
  }
  return made;
}

bool needs_assignment(const siting_problem& p) {
  return p.has_capacities() || (p.model == siting_model::p_median && p.minimum_share);
}

assigned_answer choose(const run& run) {
  if (needs_assignment(run.problem)) return find_assignment(run);
  choice_answer made;
  if (run.problem.is_covering())
    made = find_cover(run);
  else if (run.problem.model == siting_model::p_median)
    made = find_median(run);
  else
    made = find_best_centre(run.problem.costs, run.demands, run.problem.limits(), run.depth, run.until);
  return {made, nearest_open(run, made.open)};
}

/// Units that fall short even with every site open.
std::vector<std::uint32_t> hopeless_units(const siting_problem& p) {
  if (!p.minimum_share) return {};
  std::vector<double> reachable(p.units, 0);
  for (std::size_t i = 0; i < p.demands(); ++i)
    if (p.costs.within(i, *p.radius) > 0) reachable[p.unit[i]] += p.weight[i];
  const std::vector<double> all = p.unit_weights();
  std::vector<std::uint32_t> short_of;
  for (std::uint32_t u = 0; u < p.units; ++u)
    if (reachable[u] < *p.minimum_share * all[u] * (1 - 1e-9)) short_of.push_back(u);
  return short_of;
}

std::vector<std::uint32_t> not_wholly_served(const siting_problem& p, std::span<const served_share> served) {
  std::vector<double> share(p.demands(), 0);
  for (const served_share& s : served) share[s.demand] += s.share;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < p.demands(); ++i)
    if (share[i] < 1 - 1e-6) found.push_back(i);
  return found;
}

/// Costs of the search as the model's own objective.
void set_objective(siting_result& made, const run& run, const choice_answer& answer) {
  made.objective = answer.cost;
  made.bound = answer.bound;
  if (run.problem.model != siting_model::mclp) return;
  double all = 0;
  for (const std::uint32_t i : run.demands) all += run.problem.weight[i];
  made.objective = all - answer.cost;
  made.bound = answer.end == search_end::proven ? made.objective : all - answer.bound;
}

}  // namespace

siting_result solve(const siting_problem& problem, const siting_options& options, const task& progress) {
  check_problem(problem);
  const deadline until(options.limit, progress);
  siting_result made;
  run run{problem, options.depth, until, {}};
  for (std::uint32_t i = 0; i < problem.demands(); ++i)
    (problem.usable_sites(i) > 0 ? run.demands : made.unreachable).push_back(i);
  made.before = made.left = {problem.sites(), problem.demands()};
  made.short_units = hopeless_units(problem);
  if (made.short_units.empty()) {
    assigned_answer answer = choose(run);
    made.end = answer.choice.end;
    made.found = answer.choice.found;
    made.left = answer.choice.left;
    set_objective(made, run, answer.choice);
    made.sites = std::move(answer.choice.open);
    if (made.found) made.served = std::move(answer.served);
  } else {
    made.end = search_end::infeasible;
  }
  made.unserved = not_wholly_served(problem, made.served);
  made.time = until.elapsed();
  return made;
}

}  // namespace greenward::siting
