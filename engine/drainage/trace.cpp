#include "engine/drainage/trace.hpp"

#include "engine/drainage/trace_steps.hpp"
#include "engine/graph/quaternary_heap.hpp"
#include "engine/graph/strong_components.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::drainage {

namespace {

/// Adds up links and buildings once each.
class adder {
 public:
  adder(const survey& drains, const network& net, const building_loads& loads)
      : drains_(drains), net_(net), loads_(loads), counted_((loads.people.size() + 63) / 64, 0) {}

  void add_edge(std::uint32_t edge) {
    sum_.length_m += net_.edges.length_m[edge];
    const std::uint32_t link = net_.edges.link[edge];
    if (std::ranges::binary_search(net_.hosts, link))
      hosts_.push_back(link);
    else
      ++sum_.links;
  }

  void add_node(std::uint32_t node) {
    if (node >= drains_.nodes.size()) return;
    const std::uint32_t building = drains_.nodes.building[node];
    if (building == kNone) return;
    std::uint64_t& word = counted_[building / 64];
    const std::uint64_t bit = std::uint64_t{1} << (building % 64U);
    if ((word & bit) != 0) return;
    word |= bit;
    ++sum_.buildings;
    if (std::isnan(loads_.people[building]))
      ++sum_.people_unknown;
    else
      sum_.people += loads_.people[building];
    if (!std::isnan(loads_.floor_area_m2[building])) sum_.floor_area_m2 += loads_.floor_area_m2[building];
  }

  accumulation done() {
    std::ranges::sort(hosts_);
    hosts_.erase(std::unique(hosts_.begin(), hosts_.end()), hosts_.end());
    sum_.links += hosts_.size();
    return sum_;
  }

 private:
  const survey& drains_;
  const network& net_;
  const building_loads& loads_;
  std::vector<std::uint64_t> counted_;  ///< bits
  std::vector<std::uint32_t> hosts_;    ///< links of several edges, as often as they were met
  accumulation sum_;
};

}  // namespace

std::vector<std::uint8_t> usable_edges(const survey& drains, const network& net, const trace_filter& filter) {
  const survey_links& links = drains.links;
  std::vector<std::uint8_t> usable(net.edges.size());
  for (std::uint32_t e = 0; e < usable.size(); ++e) {
    const std::uint32_t link = net.edges.link[e];
    const asset_status status = links.status[link];
    const bool there = status == asset_status::existing ||
                       (status == asset_status::planned && filter.planned) ||
                       (status == asset_status::unknown && filter.unknown_status);
    usable[e] = there && (filter.overflow_paths || links.is_overflow_path[link] == 0) ? 1 : 0;
  }
  return usable;
}

accumulation accumulate(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
                        std::span<const std::uint32_t> starts, trace_direction direction,
                        const building_loads& loads) {
  adder sum(drains, net, loads);
  std::vector<std::uint8_t> reached(net.node_count(), 0), listed;
  if (direction == trace_direction::connected) listed.resize(net.edges.size(), 0);
  std::vector<std::uint32_t> open;
  const auto reach = [&](std::uint32_t node) {
    if (reached[node] != 0) return;
    reached[node] = 1;
    sum.add_node(node);
    open.push_back(node);
  };
  for (const std::uint32_t start : starts) reach(start);
  const auto ends_at = [&](std::uint32_t node) {
    return direction == trace_direction::downstream && is_receptor(kind_at(drains, node)) &&
           std::ranges::find(starts, node) == starts.end();
  };
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    if (ends_at(node)) continue;
    visit_edges_at(net, node, direction, [&](std::uint32_t edge, std::uint32_t other) {
      if (usable[edge] == 0 || (!listed.empty() && listed[edge] != 0)) return;
      if (!listed.empty()) listed[edge] = 1;
      sum.add_edge(edge);
      reach(other);
    });
  }
  return sum.done();
}

accumulation accumulate(const survey& drains, const network& net, const trace_result& traced,
                        const building_loads& loads) {
  adder sum(drains, net, loads);
  for (const traced_edge& e : traced.edges) sum.add_edge(e.edge);
  for (const std::uint32_t node : traced.nodes) sum.add_node(node);
  return sum.done();
}

std::optional<std::vector<std::uint32_t>> find_path(const network& net, std::span<const std::uint8_t> usable,
                                                    std::uint32_t from, std::uint32_t to, bool against_too) {
  const trace_direction direction = against_too ? trace_direction::connected : trace_direction::downstream;
  std::vector<std::uint32_t> by_edge(net.node_count(), kNone), before(net.node_count(), kNone);
  std::vector<double> metres(net.node_count(), std::numeric_limits<double>::infinity());
  graph::quaternary_heap<arrival> queue;
  metres[from] = 0;
  queue.push({0, from, kNone});
  while (!queue.empty()) {
    const arrival at = queue.pop();
    if (at.metres > metres[at.node]) continue;
    if (at.node == to) break;
    visit_edges_at(net, at.node, direction, [&](std::uint32_t edge, std::uint32_t other) {
      const double there = at.metres + net.edges.length_m[edge];
      if (usable[edge] == 0 || !(there < metres[other])) return;
      metres[other] = there;
      by_edge[other] = edge;
      before[other] = at.node;
      queue.push({there, other, edge});
    });
  }
  if (std::isinf(metres[to])) return std::nullopt;
  std::vector<std::uint32_t> path;
  for (std::uint32_t node = to; node != from; node = before[node]) path.push_back(by_edge[node]);
  std::ranges::reverse(path);
  return path;
}

std::vector<flow_loop> find_loops(const network& net, std::span<const std::uint8_t> usable) {
  const graph::strong_components parts =
      graph::find_strong_components(net.first_down, net.edges.head, usable);
  std::vector<std::uint32_t> loop_of(parts.sizes.size(), kNone);
  std::vector<flow_loop> loops;
  for (std::uint32_t e = 0; e < net.edges.size(); ++e) {
    const std::uint32_t part = parts.of_node[net.edges.tail[e]];
    if (usable[e] == 0 || part != parts.of_node[net.edges.head[e]]) continue;
    if (loop_of[part] == kNone) {
      loop_of[part] = static_cast<std::uint32_t>(loops.size());
      loops.emplace_back();
    }
    loops[loop_of[part]].edges.push_back(e);
  }
  for (std::uint32_t node = 0; node < net.node_count(); ++node)
    if (const std::uint32_t loop = loop_of[parts.of_node[node]]; loop != kNone)
      loops[loop].nodes.push_back(node);
  std::ranges::sort(loops, {}, [](const flow_loop& loop) { return loop.nodes.front(); });
  return loops;
}

}  // namespace greenward::drainage
