#include "engine/walking/certified_distances.hpp"

#include "engine/walking/infinite.hpp"

#include <algorithm>
#include <queue>

namespace greenward::walking {

namespace {

/// How much of an edge a budget pays for, 0 to 1.
double paid_share(double budget, double cost) {
  if (budget < 0 || cost == kInfinite) return 0;
  return budget >= cost ? 1 : budget / cost;
}

}  // namespace

double walk_along(const certified_edge& edge, double from, double to) {
  if (from == to) return 0;
  return to > from ? (to - from) * edge.forward_m : (from - to) * edge.backward_m;
}

certified_distances::certified_distances(const certificate& certified) : certified_(certified) {
  for (std::uint32_t e = 0; e < certified.edges.size(); ++e) edge_row_.try_emplace(certified.edges[e].id, e);
  for (std::uint32_t f = 0; f < certified.facilities.size(); ++f)
    facilities_on_.emplace(certified.facilities[f].edge, f);
  settle_nodes();
}

/// Dijkstra from the facilities against the direction of walking.
void certified_distances::settle_nodes() {
  using entry = std::pair<double, std::int64_t>;
  std::priority_queue<entry, std::vector<entry>, std::greater<>> queue;
  const auto offer = [&](std::int64_t node, double metres) {
    if (!(metres < of_node(node))) return;
    node_metres_[node] = metres;
    queue.emplace(metres, node);
  };
  std::unordered_multimap<std::int64_t, const certified_edge*> edges_at;
  for (const auto& [id, row] : edge_row_) {
    edges_at.emplace(certified_.edges[row].from, &certified_.edges[row]);
    edges_at.emplace(certified_.edges[row].to, &certified_.edges[row]);
  }
  for (const certified_facility& facility : certified_.facilities) {
    const certified_edge* on = edge(facility.edge);
    if (on == nullptr) continue;
    offer(on->from, facility.access_m + walk_along(*on, 0, facility.share));
    offer(on->to, facility.access_m + walk_along(*on, 1, facility.share));
  }
  while (!queue.empty()) {
    const auto [metres, node] = queue.top();
    queue.pop();
    if (metres > of_node(node)) continue;
    const auto [begin, end] = edges_at.equal_range(node);
    for (auto it = begin; it != end; ++it) {
      const certified_edge& e = *it->second;
      if (e.from == node) offer(e.to, metres + e.backward_m);
      if (e.to == node) offer(e.from, metres + e.forward_m);
    }
  }
}

const certified_edge* certified_distances::edge(std::int64_t id) const {
  const auto found = edge_row_.find(id);
  return found == edge_row_.end() ? nullptr : &certified_.edges[found->second];
}

double certified_distances::of_node(std::int64_t node) const {
  const auto found = node_metres_.find(node);
  return found == node_metres_.end() ? kInfinite : found->second;
}

double certified_distances::of_point(const certified_edge& edge, double share) const {
  double best = std::min(of_node(edge.from) + walk_along(edge, share, 0),
                         of_node(edge.to) + walk_along(edge, share, 1));
  const auto [begin, end] = facilities_on_.equal_range(edge.id);
  for (auto it = begin; it != end; ++it) {
    const certified_facility& facility = certified_.facilities[it->second];
    best = std::min(best, facility.access_m + walk_along(edge, share, facility.share));
  }
  return best;
}

std::vector<certified_part> certified_distances::reached(const certified_edge& edge, double limit) const {
  std::vector<certified_part> parts{
      {limit, edge.id, 0, paid_share(limit - of_node(edge.from), edge.backward_m)},
      {limit, edge.id, 1 - paid_share(limit - of_node(edge.to), edge.forward_m), 1}};
  const auto [begin, end] = facilities_on_.equal_range(edge.id);
  for (auto it = begin; it != end; ++it) {
    const certified_facility& facility = certified_.facilities[it->second];
    const double budget = limit - facility.access_m;
    parts.push_back({limit, edge.id, std::max(0.0, facility.share - paid_share(budget, edge.forward_m)),
                     std::min(1.0, facility.share + paid_share(budget, edge.backward_m))});
  }
  std::erase_if(parts, [](const certified_part& p) { return p.to <= p.from; });
  std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  std::vector<certified_part> joined;
  for (const certified_part& part : parts) {
    if (!joined.empty() && part.from <= joined.back().to)
      joined.back().to = std::max(joined.back().to, part.to);
    else
      joined.push_back(part);
  }
  return joined;
}

}  // namespace greenward::walking
