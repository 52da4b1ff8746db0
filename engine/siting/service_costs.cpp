#include "engine/siting/service_costs.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::siting {

void add_columns(service_costs& costs, std::size_t sites) {
  costs.first_in.assign(sites + 1, 0);
  for (const std::uint32_t j : costs.site) ++costs.first_in[j + 1];
  for (std::size_t j = 0; j < sites; ++j) costs.first_in[j + 1] += costs.first_in[j];
  std::vector<std::size_t> next(costs.first_in.begin(), costs.first_in.end() - 1);
  costs.demand.resize(costs.site.size());
  costs.cost_in.resize(costs.site.size());
  for (std::size_t i = 0; i < costs.demands(); ++i) {
    for (std::size_t k = costs.first_out[i]; k < costs.first_out[i + 1]; ++k) {
      const std::size_t place = next[costs.site[k]]++;
      costs.demand[place] = static_cast<std::uint32_t>(i);
      costs.cost_in[place] = costs.cost[k];
    }
  }
}

service_costs weighted_costs(const cost_table& costs, std::span<const double> weight,
                             std::vector<double> outside) {
  service_costs made;
  made.outside = std::move(outside);
  for (std::size_t i = 0; i < costs.demands(); ++i) {
    const auto sites = costs.sites_of(i);
    const auto raw = costs.costs_of(i);
    for (std::size_t k = 0; k < sites.size(); ++k) {
      const double cost = raw[k] * weight[i];
      if (cost >= made.outside[i]) break;
      made.site.push_back(sites[k]);
      made.cost.push_back(cost);
    }
    made.first_out.push_back(made.site.size());
  }
  add_columns(made, costs.sites());
  return made;
}

service_costs restricted_to(const service_costs& costs, std::span<const std::uint32_t> kept) {
  std::vector<std::uint32_t> number(costs.sites(), kNoSite);
  for (std::size_t k = 0; k < kept.size(); ++k) number[kept[k]] = static_cast<std::uint32_t>(k);
  service_costs made;
  made.outside = costs.outside;
  for (std::size_t i = 0; i < costs.demands(); ++i) {
    for (std::size_t k = costs.first_out[i]; k < costs.first_out[i + 1]; ++k) {
      if (number[costs.site[k]] == kNoSite) continue;
      made.site.push_back(number[costs.site[k]]);
      made.cost.push_back(costs.cost[k]);
    }
    made.first_out.push_back(made.site.size());
  }
  add_columns(made, kept.size());
  return made;
}

double cost_of_choice(const service_costs& costs, std::span<const std::uint32_t> open) {
  std::vector<double> least = costs.outside;
  for (const std::uint32_t j : open) {
    for (std::size_t k = costs.first_in[j]; k < costs.first_in[j + 1]; ++k)
      least[costs.demand[k]] = std::min(least[costs.demand[k]], costs.cost_in[k]);
  }
  double sum = 0;
  for (const double cost : least) sum += cost;
  return sum;
}

double least_difference(const service_costs& costs) {
  double sum = 0;
  for (const double cost : costs.outside) {
    if (cost != std::floor(cost)) return 0;
    sum += cost;
  }
  for (const double cost : costs.cost) {
    if (cost != std::floor(cost)) return 0;
  }
  return sum < 0x1p52 ? 1 : 0;
}

}  // namespace greenward::siting
