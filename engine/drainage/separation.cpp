#include "engine/drainage/separation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::drainage {

namespace {

/// What lies in each compound, compound after compound.
struct compound_members {
  std::vector<std::vector<std::uint32_t>> buildings, inlets, links;
};

/// The connections of each building, in compressed rows.
struct building_connections {
  std::vector<std::uint32_t> first, node;
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t building) const {
    return std::span(node).subspan(first[building], first[building + 1] - first[building]);
  }
};

building_connections find_connections(const survey& drains, std::size_t n_building) {
  building_connections found;
  found.first.assign(n_building + 1, 0);
  const auto visit = [&](auto take) {
    for (std::uint32_t node = 0; node < drains.nodes.size(); ++node)
      if (brings_sewage(drains.nodes.kind[node]) && drains.nodes.building[node] != kNone)
        take(drains.nodes.building[node], node);
  };
  visit([&](std::uint32_t building, std::uint32_t) { ++found.first[building + 1]; });
  for (std::size_t b = 0; b < n_building; ++b) found.first[b + 1] += found.first[b];
  found.node.resize(found.first.back());
  std::vector<std::uint32_t> place(found.first.begin(), found.first.end() - 1);
  visit([&](std::uint32_t building, std::uint32_t node) { found.node[place[building]++] = node; });
  return found;
}

bool is_worse(verdict a, verdict b) {
  const auto rank = [](verdict v) { return v == verdict::fails ? 2 : v == verdict::unknown ? 1 : 0; };
  return rank(a) > rank(b);
}

void weigh(weighed& sum, verdict result, double weight) {
  (result == verdict::passes ? sum.pass : result == verdict::fails ? sum.fail : sum.unknown) += weight;
}

/// NaN where there is no total.
double least_share(const weighed& sum) {
  return sum.pass / sum.total();
}
double greatest_share(const weighed& sum) {
  return (sum.pass + sum.unknown) / sum.total();
}

class separation_judge {
 public:
  separation_judge(const survey& drains, const network& net, const flow_proof& proof,
                   const separation_input& input)
      : drains_(drains),
        net_(net),
        proof_(proof),
        input_(input),
        connections_(find_connections(drains, input.building_compound.size())) {
    surveyed_ = surveyed_compounds(drains, input.compounds);
    sort_members();
  }

  compound_separation judge(std::uint32_t compound) const {
    compound_separation result;
    result.compound = compound;
    judge_buildings(result);
    judge_inlets(result);
    measure_links(result);
    return result;
  }

  [[nodiscard]] std::uint32_t compound_of_edge(std::uint32_t edge) const {
    const std::uint32_t own = drains_.links.compound[net_.edges.link[edge]];
    return own != kNone ? own : proof_.compounds()[net_.edges.tail[edge]];
  }

 private:
  void sort_members() {
    members_.buildings.resize(input_.compounds);
    members_.inlets.resize(input_.compounds);
    members_.links.resize(input_.compounds);
    for (std::uint32_t b = 0; b < input_.building_compound.size(); ++b)
      if (input_.building_compound[b] != kNone) members_.buildings[input_.building_compound[b]].push_back(b);
    for (std::uint32_t node = 0; node < drains_.nodes.size(); ++node)
      if (brings_rain(drains_.nodes.kind[node]) && proof_.compounds()[node] != kNone)
        members_.inlets[proof_.compounds()[node]].push_back(node);
    for (std::uint32_t link = 0; link < drains_.links.size(); ++link)
      if (const std::uint32_t compound = compound_of_link(link); compound != kNone)
        members_.links[compound].push_back(link);
  }

  [[nodiscard]] std::uint32_t compound_of_link(std::uint32_t link) const {
    if (drains_.links.compound[link] != kNone) return drains_.links.compound[link];
    const std::uint32_t tail = net_.tail_of(link);
    return tail == kNone ? kNone : proof_.compounds()[tail];
  }

  /// People where all of them are known, else households, else each building as one.
  [[nodiscard]] building_weight basis_for(std::span<const std::uint32_t> buildings) const {
    const auto all_given = [&](std::span<const double> values) {
      return std::ranges::none_of(buildings, [&](std::uint32_t b) { return std::isnan(values[b]); });
    };
    if (all_given(input_.people)) return building_weight::people;
    return all_given(input_.households) ? building_weight::households : building_weight::buildings;
  }

  [[nodiscard]] double weight_of(std::uint32_t building, building_weight basis) const {
    return basis == building_weight::people       ? input_.people[building]
           : basis == building_weight::households ? input_.households[building]
                                                  : 1.0;
  }

  /// Nobody lives there, and somebody has said so.
  [[nodiscard]] bool is_empty(std::uint32_t building) const {
    if (!std::isnan(input_.people[building])) return input_.people[building] == 0;
    return input_.households[building] == 0;
  }

  [[nodiscard]] judged_building judge_building(std::uint32_t building, bool surveyed) const {
    judged_building result{building, verdict::passes, obstacle::none, kNone};
    for (const std::uint32_t node : connections_.of(building)) {
      const judged_source connection = proof_.judge(node, false);
      if (result.node != kNone && !is_worse(connection.result, result.result)) continue;
      result = {building, connection.result, connection.why, node};
    }
    if (result.node != kNone) return result;
    return {building, surveyed ? verdict::fails : verdict::unknown,
            surveyed ? obstacle::no_connection : obstacle::unsurveyed, kNone};
  }

  void judge_buildings(compound_separation& result) const {
    std::vector<std::uint32_t> lived_in;
    for (const std::uint32_t b : members_.buildings[result.compound])
      if (!is_empty(b)) lived_in.push_back(b);
    const bool surveyed = surveyed_[result.compound] != 0;
    result.building_basis = basis_for(lived_in);
    for (const std::uint32_t b : lived_in) {
      result.buildings.push_back(judge_building(b, surveyed));
      weigh(result.sewage, result.buildings.back().result, weight_of(b, result.building_basis));
    }
  }

  void judge_inlets(compound_separation& result) const {
    const auto& inlets = members_.inlets[result.compound];
    const bool weighed_by_area = std::ranges::none_of(
        inlets, [&](std::uint32_t node) { return !(drains_.nodes.catchment_m2[node] > 0); });
    result.inlet_basis = weighed_by_area ? inlet_weight::catchment : inlet_weight::inlets;
    for (const std::uint32_t node : inlets) {
      result.inlets.push_back(proof_.judge(node, true));
      weigh(result.rain, result.inlets.back().result,
            weighed_by_area ? drains_.nodes.catchment_m2[node] : 1.0);
    }
  }

  /// Nobody has seen what is at one of its ends: water may come in there.
  [[nodiscard]] bool has_open_end(std::uint32_t link) const {
    const auto is_open = [](const link_end& end) {
      return end.tie == end_tie::open || end.tie == end_tie::to_missing_node || end.tie == end_tie::nowhere;
    };
    return is_open(net_.from[link]) || is_open(net_.to[link]);
  }

  void measure_links(compound_separation& result) const {
    for (const std::uint32_t link : members_.links[result.compound]) {
      const asset_status status = drains_.links.status[link];
      if (status == asset_status::planned || status == asset_status::abandoned) continue;
      const drain_system system = drains_.links.system[link];
      const bool doubtful = status == asset_status::unknown || system == drain_system::unknown ||
                            net_.flow[link] == flow_direction::unknown || has_open_end(link);
      result.unknown_links += doubtful ? 1 : 0;
      if (status != asset_status::existing || std::isnan(drains_.links.length_m[link])) continue;
      result.total_m += drains_.links.length_m[link];
      if (system == drain_system::combined) result.combined_m += drains_.links.length_m[link];
    }
  }

  const survey& drains_;
  const network& net_;
  const flow_proof& proof_;
  const separation_input& input_;
  building_connections connections_;
  std::vector<std::uint8_t> surveyed_;  ///< n_compound
  compound_members members_;
};

double index_of(double sewage_share, double rain_share, const compound_separation& c) {
  const double separate_share = 1 - c.combined_m / c.total_m;
  if (std::isnan(sewage_share + rain_share + separate_share)) return std::numeric_limits<double>::quiet_NaN();
  return std::min({sewage_share, rain_share, separate_share});
}

verdict verdict_of(const compound_separation& c) {
  const bool nothing = c.sewage.total() == 0 || c.rain.total() == 0;
  const bool fails =
      std::ranges::any_of(c.buildings, [](const auto& b) { return b.result == verdict::fails; }) ||
      std::ranges::any_of(c.inlets, [](const auto& i) { return i.result == verdict::fails; }) ||
      c.combined_m > 0 || c.misconnections > 0;
  if (c.total_m == 0 && c.unknown_links == 0) return verdict::not_assessable;  // nothing surveyed
  if (fails) return verdict::fails;
  if (nothing) return verdict::not_assessable;
  const bool doubt =
      std::ranges::any_of(c.buildings, [](const auto& b) { return b.result == verdict::unknown; }) ||
      std::ranges::any_of(c.inlets, [](const auto& i) { return i.result == verdict::unknown; }) ||
      c.unknown_links > 0;
  return doubt ? verdict::unknown : verdict::passes;
}

}  // namespace

double compound_separation::least_index() const {
  return index_of(least_share(sewage), least_share(rain), *this);
}

double compound_separation::greatest_index() const {
  return index_of(greatest_share(sewage), greatest_share(rain), *this);
}

std::vector<compound_separation> prove_separation(const survey& drains, const network& net,
                                                  const flow_proof& proof,
                                                  std::span<const misconnection> misconnections,
                                                  const separation_input& input) {
  const separation_judge judge(drains, net, proof, input);
  std::vector<compound_separation> results;
  for (std::uint32_t compound = 0; compound < input.compounds; ++compound)
    results.push_back(judge.judge(compound));
  for (const misconnection& fault : misconnections)
    if (const std::uint32_t compound = judge.compound_of_edge(fault.edge); compound != kNone)
      ++results[compound].misconnections;
  for (compound_separation& result : results) result.result = verdict_of(result);
  return results;
}

}  // namespace greenward::drainage
