#include "engine/drainage/separation.hpp"

#include "engine/graph/strong_components.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>
#include <utility>

namespace greenward::drainage {

namespace {

// What D can hold, as bits.
constexpr std::uint16_t kToSanitary = 1U << 0U;
constexpr std::uint16_t kToStorm = 1U << 1U;
constexpr std::uint16_t kToCombined = 1U << 2U;
constexpr std::uint16_t kSanitaryLink = 1U << 3U;
constexpr std::uint16_t kStormLink = 1U << 4U;
constexpr std::uint16_t kCombinedLink = 1U << 5U;
constexpr std::uint16_t kDeadEnd = 1U << 6U;
constexpr std::uint16_t kUnknownSystem = 1U << 7U;
constexpr std::uint16_t kUnknownStatus = 1U << 8U;
constexpr std::uint16_t kUnknownDirection = 1U << 9U;
constexpr std::uint16_t kUnsurveyed = 1U << 10U;

struct named_fact {
  std::uint16_t fact;
  obstacle name;
};
/// What makes sewage and rain fail, worst first; then what leaves either in doubt.
constexpr std::array<named_fact, 5> kSewageFails{{{kToStorm, obstacle::reaches_storm},
                                                  {kStormLink, obstacle::storm_link},
                                                  {kToCombined, obstacle::reaches_combined},
                                                  {kCombinedLink, obstacle::combined_link},
                                                  {kDeadEnd, obstacle::dead_end}}};
constexpr std::array<named_fact, 5> kRainFails{{{kToSanitary, obstacle::reaches_sanitary},
                                                {kSanitaryLink, obstacle::sanitary_link},
                                                {kToCombined, obstacle::reaches_combined},
                                                {kCombinedLink, obstacle::combined_link},
                                                {kDeadEnd, obstacle::dead_end}}};
constexpr std::array<named_fact, 4> kDoubts{{{kUnknownSystem, obstacle::unknown_system},
                                             {kUnknownStatus, obstacle::unknown_status},
                                             {kUnknownDirection, obstacle::unknown_direction},
                                             {kUnsurveyed, obstacle::unsurveyed}}};

obstacle first_of(std::uint16_t held, std::span<const named_fact> names) {
  for (const named_fact& named : names)
    if ((held & named.fact) != 0) return named.name;
  return obstacle::none;
}

std::uint16_t fact_named(obstacle why) {
  for (const auto& list : {std::span<const named_fact>(kSewageFails), std::span<const named_fact>(kRainFails),
                           std::span<const named_fact>(kDoubts)})
    for (const named_fact& named : list)
      if (named.name == why) return named.fact;
  return 0;
}

std::uint16_t arrival(drain_system system) {
  switch (system) {
    case drain_system::sanitary:
      return kToSanitary;
    case drain_system::storm:
      return kToStorm;
    case drain_system::combined:
      return kToCombined;
    case drain_system::unknown:
      return kUnknownSystem;
  }
  return kUnknownSystem;
}

}  // namespace

flow_proof::flow_proof(const survey& drains, const network& net, separation_scope scope)
    : drains_(drains), net_(net), scope_(scope), doubts_(net.node_count(), 0) {
  find_compounds();
  note_doubtful_edges();
  gather();
}

void flow_proof::find_compounds() {
  compound_ = drains_.nodes.compound;
  compound_.resize(net_.node_count(), kNone);
  for (std::uint32_t e = 0; e < net_.edges.size(); ++e) {
    for (const std::uint32_t node : {net_.edges.tail[e], net_.edges.head[e]})
      if (node >= net_.surveyed && compound_[node] == kNone)
        compound_[node] = drains_.links.compound[net_.edges.link[e]];
  }
}

/// A link whose direction nobody knows may lead on from both its ends, one that may not exist from its tail.
void flow_proof::note_doubtful_edges() {
  for (std::uint32_t e = 0; e < net_.edges.size(); ++e) {
    const std::uint32_t link = net_.edges.link[e];
    const asset_status status = drains_.links.status[link];
    if (status == asset_status::planned || status == asset_status::abandoned) continue;
    if (status == asset_status::unknown) doubts_[net_.edges.tail[e]] |= kUnknownStatus;
    if (net_.flow[link] != flow_direction::unknown) continue;
    doubts_[net_.edges.tail[e]] |= kUnknownDirection;
    doubts_[net_.edges.head[e]] |= kUnknownDirection;
  }
}

bool flow_proof::is_certain(std::uint32_t edge) const {
  const std::uint32_t link = net_.edges.link[edge];
  return drains_.links.status[link] == asset_status::existing && net_.flow[link] != flow_direction::unknown &&
         !is_receptor(kind_at(drains_, net_.edges.tail[edge]));
}

bool flow_proof::leaves_compound(std::uint32_t edge) const {
  if (scope_ == separation_scope::receptor) return false;
  const std::uint32_t inside = compound_[net_.edges.tail[edge]];
  return inside != kNone && compound_[net_.edges.head[edge]] != inside;
}

flow_proof::facts flow_proof::facts_of_node(std::uint32_t node) const {
  const node_kind kind = kind_at(drains_, node);
  if (kind == node_kind::wwtp) return kToSanitary;
  if (kind == node_kind::outfall) return kToStorm;
  if (kind == node_kind::trunk_boundary) return arrival(system_at(drains_, node));
  facts held = doubts_[node];
  const bool seen = node < drains_.nodes.size() && drains_.nodes.unsurveyed[node] == 0;
  const auto ties_here = [&](std::uint32_t e) {
    const std::uint32_t link = net_.edges.link[e];
    const auto is_meeting = [&](const link_end& end) {
      return end.node == node && (end.tie == end_tie::to_link || end.tie == end_tie::to_end);
    };
    return is_meeting(net_.from[link]) || is_meeting(net_.to[link]);
  };
  bool is_meeting = false;
  for (std::uint32_t k = net_.first_up[node]; k < net_.first_up[node + 1]; ++k)
    is_meeting = is_meeting || ties_here(net_.up_edge[k]);
  for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e)
    is_meeting = is_meeting || (node >= net_.surveyed && ties_here(e));
  if (!seen && !is_meeting) held |= kUnsurveyed;
  bool goes_on = false;
  for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e)
    goes_on = goes_on || is_certain(e);
  if (!goes_on && held == 0) held = kDeadEnd;
  return held;
}

flow_proof::facts flow_proof::facts_of_edge(std::uint32_t edge) const {
  switch (drains_.links.system[net_.edges.link[edge]]) {
    case drain_system::sanitary:
      return kSanitaryLink;
    case drain_system::storm:
      return kStormLink;
    case drain_system::combined:
      return kCombinedLink;
    case drain_system::unknown:
      return kUnknownSystem;
  }
  return kUnknownSystem;
}

/// What the water is handed over to: the node outside, or, where nobody says what it is, the links that leave
/// it.
flow_proof::facts flow_proof::facts_of_handover(std::uint32_t edge) const {
  const std::uint32_t node = net_.edges.head[edge];
  const node_kind kind = kind_at(drains_, node);
  if (is_receptor(kind)) return facts_of_node(node);
  if (const drain_system system = system_at(drains_, node); system != drain_system::unknown)
    return arrival(system);
  facts held = 0;
  for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e)
    if (is_certain(e)) held |= arrival(drains_.links.system[net_.edges.link[e]]);
  return held == 0 ? kUnknownSystem : held;
}

/// Components are numbered from the bottom up: what lies below has been gathered before.
void flow_proof::gather() {
  std::vector<std::uint8_t> inner(net_.edges.size());
  for (std::uint32_t e = 0; e < inner.size(); ++e) inner[e] = is_certain(e) && !leaves_compound(e) ? 1 : 0;
  const auto parts = graph::find_strong_components(net_.first_down, net_.edges.head, inner);
  std::vector<std::uint32_t> first(parts.sizes.size() + 1, 0), order(net_.node_count());
  for (std::size_t c = 0; c < parts.sizes.size(); ++c) first[c + 1] = first[c] + parts.sizes[c];
  std::vector<std::uint32_t> place(first.begin(), first.end() - 1);
  for (std::uint32_t node = 0; node < order.size(); ++node) order[place[parts.of_node[node]]++] = node;
  below_.resize(net_.node_count());
  for (std::size_t c = 0; c < parts.sizes.size(); ++c) {
    facts held = 0;
    for (std::uint32_t i = first[c]; i < first[c + 1]; ++i) {
      const std::uint32_t node = order[i];
      held |= facts_of_node(node);
      for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e) {
        if (!is_certain(e)) continue;
        held |= facts_of_edge(e);
        if (inner[e] == 0)
          held |= facts_of_handover(e);
        else if (parts.of_node[net_.edges.head[e]] != c)
          held |= below_[net_.edges.head[e]];
      }
    }
    for (std::uint32_t i = first[c]; i < first[c + 1]; ++i) below_[order[i]] = held;
  }
}

judged_source flow_proof::judge(std::uint32_t node, bool rain) const {
  const facts held = below_[node];
  const obstacle bad = first_of(held, rain ? std::span<const named_fact>(kRainFails) : kSewageFails);
  if (bad != obstacle::none) return {node, verdict::fails, bad};
  const obstacle doubt = first_of(held, kDoubts);
  if (doubt != obstacle::none) return {node, verdict::unknown, doubt};
  if ((held & (rain ? kToStorm : kToSanitary)) == 0) return {node, verdict::fails, obstacle::goes_round};
  return {node, verdict::passes, obstacle::none};
}

std::vector<std::uint32_t> flow_proof::path_to(std::uint32_t start, obstacle why) const {
  const facts wanted = fact_named(why);
  if (wanted == 0 || (facts_of_node(start) & wanted) != 0) return {};
  std::unordered_map<std::uint32_t, std::uint32_t> by_edge{{start, kNone}};
  std::deque<std::uint32_t> open{start};
  const auto path_by = [&](std::uint32_t last) {
    std::vector<std::uint32_t> path;
    for (std::uint32_t edge = last; edge != kNone; edge = by_edge.at(net_.edges.tail[edge]))
      path.push_back(edge);
    std::ranges::reverse(path);
    return path;
  };
  for (; !open.empty(); open.pop_front()) {
    const std::uint32_t node = open.front();
    for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e) {
      if (!is_certain(e)) continue;
      const std::uint32_t head = net_.edges.head[e];
      const bool out = leaves_compound(e);
      const facts met = facts_of_edge(e) | (out ? facts_of_handover(e) : facts_of_node(head));
      if ((met & wanted) != 0) return path_by(e);
      if (!out && by_edge.try_emplace(head, e).second) open.push_back(head);
    }
  }
  return {};
}

}  // namespace greenward::drainage
