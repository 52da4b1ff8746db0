#include "tests/engine/siting/brute_force.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::siting {

namespace {

double cost_between(const siting_problem& p, std::size_t demand, std::size_t site) {
  const auto sites = p.costs.sites_of(demand);
  for (std::size_t k = 0; k < sites.size(); ++k)
    if (sites[k] == site) return p.costs.costs_of(demand)[k];
  return kUnreachable;
}

bool may_serve(const siting_problem& p, std::size_t demand, std::size_t site) {
  return cost_between(p, demand, site) <= (p.is_covering() ? *p.radius : 1e300);
}

bool is_reachable(const siting_problem& p, std::size_t demand) {
  for (std::size_t j = 0; j < p.sites(); ++j)
    if (may_serve(p, demand, j)) return true;
  return false;
}

/// Sends whole units of weight one by one along the cheapest augmenting path (Bellman-Ford on the residual
/// graph: source, demands, sites, sink): the cheapest way to serve as much as possible.
struct flow {
  double served = 0, cost = 0;
};
class transport {
 public:
  transport(const siting_problem& p, std::span<const std::size_t> open)
      : p_(p), open_(open), sent_(p.demands(), std::vector<double>(open.size(), 0)) {}
  flow run() {
    flow total;
    while (augment(total)) {
    }
    return total;
  }

 private:
  [[nodiscard]] double load(std::size_t k) const {
    double sum = 0;
    for (const auto& row : sent_) sum += row[k];
    return sum;
  }
  [[nodiscard]] double given(std::size_t i) const {
    double sum = 0;
    for (const double x : sent_[i]) sum += x;
    return sum;
  }
  bool augment(flow& total) {
    const std::size_t n = p_.demands(), m = open_.size();
    std::vector<double> to_demand(n, 1e300), to_site(m, 1e300);
    std::vector<std::size_t> site_before(n, m), demand_before(m, n);
    for (std::size_t i = 0; i < n; ++i)
      if (given(i) < p_.weight[i]) to_demand[i] = 0;
    for (std::size_t round = 0; round <= n + m; ++round) {
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < m; ++k) {
          if (!may_serve(p_, i, open_[k])) continue;
          const double cost = p_.model == siting_model::p_median ? cost_between(p_, i, open_[k]) : 0;
          if (to_demand[i] + cost < to_site[k]) to_site[k] = to_demand[i] + cost, demand_before[k] = i;
          if (sent_[i][k] > 0 && to_site[k] - cost < to_demand[i])
            to_demand[i] = to_site[k] - cost, site_before[i] = k;
        }
      }
    }
    std::size_t end = m;
    for (std::size_t k = 0; k < m; ++k)
      if (to_site[k] < 1e299 && load(k) < p_.capacity[open_[k]] && (end == m || to_site[k] < to_site[end]))
        end = k;
    if (end == m) return false;
    total.served += 1;
    total.cost += to_site[end];
    for (std::size_t k = end; k != m;) {
      const std::size_t i = demand_before[k];
      sent_[i][k] += 1;
      k = site_before[i];
      if (k != m) sent_[i][k] -= 1;
    }
    return true;
  }

  const siting_problem& p_;
  std::span<const std::size_t> open_;
  std::vector<std::vector<double>> sent_;
};

struct judged {
  bool allowed = true;
  double objective = 0;
};

bool keeps_limits(const siting_problem& p, std::span<const std::size_t> open) {
  double spent = 0;
  for (const std::size_t j : open) spent += p.price.empty() ? 0 : p.price[j];
  if (p.most_sites && open.size() > *p.most_sites) return false;
  if (p.budget && spent > *p.budget) return false;
  for (std::size_t j = 0; j < p.sites(); ++j)
    if (p.locked[j] != 0 && std::ranges::find(open, j) == open.end()) return false;
  return true;
}

double price_of_sites(const siting_problem& p, std::span<const std::size_t> open) {
  if (p.price.empty()) return static_cast<double>(open.size());
  double sum = 0;
  for (const std::size_t j : open) sum += p.price[j];
  return sum;
}

judged judge_with_capacities(const siting_problem& p, std::span<const std::size_t> open) {
  double wanted = 0;
  for (std::size_t i = 0; i < p.demands(); ++i) {
    if (!is_reachable(p, i)) continue;
    wanted += p.weight[i];
    // Nobody of a demand without weight needs room, but a place to go all the same.
    const bool reached = std::ranges::any_of(open, [&](std::size_t j) { return may_serve(p, i, j); });
    if (!reached && p.model != siting_model::mclp) return {false, 0};
  }
  const flow best = transport(p, open).run();
  if (p.model == siting_model::mclp) return {true, best.served};
  return {best.served == wanted, p.model == siting_model::lscp ? price_of_sites(p, open) : best.cost};
}

judged judge(const siting_problem& p, std::span<const std::size_t> open) {
  if (!keeps_limits(p, open)) return {false, 0};
  if (p.has_capacities()) return judge_with_capacities(p, open);
  double covered = 0, sum = 0, worst = 0;
  std::vector<double> within(p.units, 0), all(p.units, 0);
  for (std::size_t i = 0; i < p.demands(); ++i) {
    double least = kUnreachable;
    for (const std::size_t j : open) least = std::min(least, cost_between(p, i, j));
    const bool served = std::isfinite(least) && (!p.is_covering() || least <= *p.radius);
    const bool enough_is_enough = p.model == siting_model::lscp && p.minimum_share;
    if (!served && is_reachable(p, i) && p.model != siting_model::mclp && !enough_is_enough)
      return {false, 0};
    if (p.minimum_share) all[p.unit[i]] += p.weight[i];
    if (p.minimum_share && least <= *p.radius) within[p.unit[i]] += p.weight[i];
    if (!served) continue;
    covered += p.weight[i];
    sum += p.weight[i] * least;
    worst = std::max(worst, least);
  }
  for (std::size_t u = 0; u < p.units; ++u)
    if (p.minimum_share && within[u] < *p.minimum_share * all[u] - 1e-9) return {false, 0};
  switch (p.model) {
    case siting_model::mclp:
      return {true, covered};
    case siting_model::p_median:
      return {true, sum};
    case siting_model::p_center:
      return {true, worst};
    case siting_model::lscp:
      break;
  }
  return {true, price_of_sites(p, open)};
}

}  // namespace

std::optional<double> best_objective(const siting_problem& problem) {
  std::optional<double> best;
  for (std::uint32_t set = 0; set < (1U << problem.sites()); ++set) {
    std::vector<std::size_t> open;
    for (std::size_t j = 0; j < problem.sites(); ++j)
      if ((set >> j & 1U) != 0) open.push_back(j);
    const judged found = judge(problem, open);
    if (!found.allowed) continue;
    const bool most = problem.model == siting_model::mclp;
    if (!best || (most ? found.objective > *best : found.objective < *best)) best = found.objective;
  }
  return best;
}

}  // namespace greenward::siting
