#include "engine/drainage/network_edges.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace greenward::drainage {

namespace {

/// Calls `visit(tail, head, link, metres)` for each edge, by link and along it.
template <class Visit>
void visit_edges(const survey& drains, const network& net, Visit visit) {
  auto next = net.meetings.begin();
  for (std::uint32_t link = 0; link < drains.links.size(); ++link) {
    const auto first = next;
    while (next != net.meetings.end() && next->link == link) ++next;
    std::uint32_t node = net.from[link].node;
    const std::uint32_t last = net.to[link].node;
    if (node == kNone || last == kNone) continue;
    const bool backward = net.flow[link] == flow_direction::backward;
    const double stated = drains.links.length_m[link];
    const double length =
        stated > 0 ? stated : 0;  // none or a false one: a finding elsewhere, no way back here
    double along = 0;
    for (auto met = first; met != next; ++met) {
      visit(backward ? met->node : node, backward ? node : met->node, link, met->along_m - along);
      node = met->node;
      along = met->along_m;
    }
    visit(backward ? last : node, backward ? node : last, link, std::max(length - along, 0.0));
  }
}

void list_hosts(network& net) {
  net.hosts.clear();
  for (const meeting& met : net.meetings) {
    const bool is_laid = net.from[met.link].node != kNone && net.to[met.link].node != kNone;
    if (is_laid && (net.hosts.empty() || net.hosts.back() != met.link)) net.hosts.push_back(met.link);
  }
}

/// By tail, then in the order visited: a counting sort.
void list_edges(const survey& drains, network& net) {
  block_vector<std::uint32_t>& down = net.first_down;
  down.assign(net.node_count() + 2, 0);
  visit_edges(drains, net,
              [&](std::uint32_t tail, std::uint32_t, std::uint32_t, double) { ++down[tail + 2]; });
  std::partial_sum(down.begin(), down.end(), down.begin());
  edge_list& edges = net.edges;
  for (auto* rows : {&edges.tail, &edges.head, &edges.link}) rows->resize(down.back());
  edges.length_m.resize(down.back());
  visit_edges(drains, net, [&](std::uint32_t tail, std::uint32_t head, std::uint32_t link, double metres) {
    const std::uint32_t at = down[tail + 1]++;
    edges.tail[at] = tail;
    edges.head[at] = head;
    edges.link[at] = link;
    edges.length_m[at] = metres;
  });
  down.pop_back();  // each offset has moved up to the next one's place
}

/// By head, then by edge.
void list_arrivals(network& net) {
  const block_vector<std::uint32_t>& head = net.edges.head;
  block_vector<std::uint32_t>& up = net.first_up;
  up.assign(net.node_count() + 2, 0);
  for (const std::uint32_t node : head) ++up[node + 2];
  std::partial_sum(up.begin(), up.end(), up.begin());
  net.up_edge.resize(head.size());
  for (std::uint32_t e = 0; e < head.size(); ++e) net.up_edge[up[head[e] + 1]++] = e;
  up.pop_back();
}

}  // namespace

flow_direction flow_of(const survey& drains, const network& net, std::uint32_t link) {
  const survey_links& links = drains.links;
  if (links.flow[link] != flow_direction::unknown) return links.flow[link];
  const bool named = !links.from_code[link].empty() && !links.to_code[link].empty();
  if (named && links.flow_doubted[link] == 0) return flow_direction::forward;
  const double fall = up_level(drains, net, link) - down_level(drains, net, link);
  return fall > 0 ? flow_direction::forward : fall < 0 ? flow_direction::backward : flow_direction::unknown;
}

void lay_edges(const survey& drains, network& net) {
  list_hosts(net);
  list_edges(drains, net);
  list_arrivals(net);
}

}  // namespace greenward::drainage
