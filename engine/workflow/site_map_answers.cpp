// What a choice of sites on the map says when it is asked: of sites, of places, and of those left out.
#include "engine/workflow/site_map.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace greenward::workflow {

using siting::siting_problem;

double metres_between(const siting::siting_problem& problem, std::uint32_t demand, std::uint32_t site) {
  const auto sites = problem.costs.sites_of(demand);
  const auto at = std::ranges::find(sites, site) - sites.begin();
  return at == std::ssize(sites) ? std::numeric_limits<double>::infinity()
                                 : problem.costs.costs_of(demand)[static_cast<std::size_t>(at)];
}

double total_heads(const siting_demand& demand) {
  return std::accumulate(demand.heads.begin(), demand.heads.end(), 0.0);
}

left_out left_out_of(const siting_demand& demand) {
  left_out made;
  made.places = demand.undecided.size();
  for (const undecided_place& one : demand.undecided) {
    made.heads += one.heads.value_or(0);
    made.unknown += one.heads ? 0 : 1;
  }
  return made;
}

left_out cut_off_of(const siting_demand& demand) {
  left_out made;
  for (const undecided_place& one : demand.undecided) {
    if (!one.cut_off) continue;
    ++made.places;
    made.heads += one.heads.value_or(0);
  }
  return made;
}

left_out out_of_reach(const site_map& map) {
  left_out made;
  for (const std::uint32_t i : map.choice.result.unreachable) {
    if (map.demand.on_network[i] == 0) continue;
    ++made.places;
    made.heads += map.demand.heads[i];
  }
  return made;
}

std::vector<site_load> loads_of_sites(const site_map& map) {
  const siting_problem& p = map.choice.tables.problem;
  std::vector<site_load> loads(map.sites.size());
  for (const siting::served_share& s : map.choice.result.served) {
    site_load& load = loads[s.site];
    const double heads = s.share * p.weight[s.demand], cost = metres_between(p, s.demand, s.site);
    load.heads += heads;
    load.walked += heads * cost;
    load.farthest = std::max(load.farthest, cost);
    if (cost > map.settings.limit().value) continue;
    const double before = map.now.share_within[s.demand], after = map.then.share_within[s.demand];
    load.within += heads;
    load.fresh += heads * std::max(0.0, after - before) / after;
  }
  return loads;
}

const char* role_of(const site_map& map, std::uint32_t site) {
  const auto& open = map.choice.result.sites;
  if (site < map.existing) return std::ranges::binary_search(open, site) ? "existing" : "closed";
  return map.choice.tables.problem.locked[site] != 0 ? "locked" : "chosen";
}

bilingual title_of_role(const std::string& role) {
  if (role == "existing") return {"现有", "existing"};
  if (role == "closed") return {"现有，不再需要", "existing, not needed"};
  if (role == "locked") return {"指定新建", "new, decided"};
  return {"新选", "new, chosen"};
}

bilingual why_unserved(const site_map& map, std::uint32_t demand) {
  const siting_problem& p = map.choice.tables.problem;
  if (map.demand.on_network[demand] == 0) return {"未接入步行网", "not on the network"};
  if (p.usable_sites(demand) == 0)
    return p.is_covering() ? bilingual{"服务距离内没有候选点", "no site or candidate within the limit"}
                           : bilingual{"没有候选点可达", "no site or candidate can be reached"};
  const auto near = p.costs.sites_of(demand).first(p.usable_sites(demand));
  const bool full = std::ranges::any_of(
      near, [&](std::uint32_t j) { return std::ranges::binary_search(map.choice.result.sites, j); });
  if (full) return {"容量已满", "the capacity is used up"};
  return {"服务距离内有候选点，未选中", "a candidate within the limit was not chosen"};
}

}  // namespace greenward::workflow
