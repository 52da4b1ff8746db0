#include "engine/siting/cover_problem.hpp"

#include <algorithm>

namespace greenward::siting {

void cover_problem::add_demand(std::span<const std::uint32_t> covering, double demand_weight) {
  site.insert(site.end(), covering.begin(), covering.end());
  std::sort(site.begin() + static_cast<std::ptrdiff_t>(first_out.back()), site.end());
  first_out.push_back(site.size());
  weight.push_back(demand_weight);
}

void add_rows_within(cover_problem& problem, const cost_table& costs, std::span<const double> weight,
                     double radius) {
  for (std::size_t i = 0; i < costs.demands(); ++i)
    problem.add_demand(costs.sites_of(i).first(costs.within(i, radius)), weight[i]);
}

std::vector<std::uint8_t> covered_by(const cover_problem& problem, std::span<const std::uint32_t> open) {
  std::vector<std::uint8_t> is_open(problem.sites(), 0), covered(problem.demands(), 0);
  for (const std::uint32_t j : open) is_open[j] = 1;
  for (std::size_t i = 0; i < problem.demands(); ++i) {
    covered[i] = std::ranges::any_of(problem.sites_of(i), [&](std::uint32_t j) { return is_open[j] != 0; });
  }
  return covered;
}

bool is_reached(const cover_problem& problem, std::span<const std::uint32_t> open) {
  if (!problem.limits.admits(open)) return false;
  const auto covered = covered_by(problem, open);
  if (problem.aim == cover_aim::cover_all)
    return std::ranges::all_of(covered, [](std::uint8_t c) { return c != 0; });
  std::vector<double> reached(problem.wanted.size(), 0);
  for (std::size_t i = 0; !reached.empty() && i < problem.demands(); ++i)
    if (covered[i] != 0) reached[problem.unit[i]] += problem.weight[i];
  for (std::size_t u = 0; u < reached.size(); ++u)
    if (reached[u] < problem.wanted[u] * (1 - 1e-9)) return false;
  return true;
}

double cost_by_aim(const cover_problem& problem, std::span<const std::uint32_t> open) {
  double sum = 0;
  for (const std::uint32_t j : open) sum += problem.site_cost[j];
  if (problem.aim != cover_aim::cover_most) return sum;
  const auto covered = covered_by(problem, open);
  for (std::size_t i = 0; i < problem.demands(); ++i)
    if (covered[i] == 0) sum += problem.weight[i];
  return sum;
}

service_costs covering_costs(const cover_problem& problem, std::span<const double> factor) {
  service_costs made;
  for (std::size_t i = 0; i < problem.demands(); ++i) {
    made.outside.push_back(problem.weight[i] * (factor.empty() ? 1 : factor[problem.unit[i]]));
    if (made.outside.back() > 0) {
      const auto covering = problem.sites_of(i);
      made.site.insert(made.site.end(), covering.begin(), covering.end());
      made.cost.insert(made.cost.end(), covering.size(), 0.0);
    }
    made.first_out.push_back(made.site.size());
  }
  add_columns(made, problem.sites());
  return made;
}

}  // namespace greenward::siting
