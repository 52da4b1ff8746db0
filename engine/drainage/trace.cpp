#include "engine/drainage/trace.hpp"

#include "engine/graph/quaternary_heap.hpp"
#include "engine/graph/strong_components.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

namespace greenward::drainage {

namespace {

/// Calls `visit(edge, node at its other end)` for the edges by which the water comes, goes, or both.
template <class Visit>
void visit_edges(const network& net, std::uint32_t node, trace_direction direction, Visit visit) {
  if (direction != trace_direction::upstream)
    for (std::uint32_t e = net.first_down[node]; e < net.first_down[node + 1]; ++e)
      visit(e, net.edges.head[e]);
  if (direction != trace_direction::downstream)
    for (std::uint32_t k = net.first_up[node]; k < net.first_up[node + 1]; ++k)
      visit(net.up_edge[k], net.edges.tail[net.up_edge[k]]);
}

struct waiting {
  double metres = 0;  ///< not below zero
  std::uint32_t node = 0;
  std::uint32_t by_edge = kNone;  ///< kNone at a start

  /// By distance, node and edge; starts before whatever else is at their place: kNone + 1 is 0. Without
  /// branches, which in a queue would go either way: the bits of doubles from zero up are in their order.
  friend bool operator<(const waiting& a, const waiting& b) {
    const auto first = std::bit_cast<std::uint64_t>(a.metres), other = std::bit_cast<std::uint64_t>(b.metres);
    return (first < other) | ((first == other) & (a.rest() < b.rest()));
  }

 private:
  [[nodiscard]] std::uint64_t rest() const { return std::uint64_t{node} << 32U | (by_edge + 1U); }
};

/// Which reasons a node gives, as bits.
class reasons {
 public:
  void add(branch_end why) { bits_ |= 1U << static_cast<unsigned>(why); }
  [[nodiscard]] bool has(branch_end why) const { return (bits_ & (1U << static_cast<unsigned>(why))) != 0; }

 private:
  unsigned bits_ = 0;
};

class tracer {
 public:
  tracer(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
         trace_direction direction, const trace_stops& stops)
      : drains_(drains),
        net_(net),
        usable_(usable),
        direction_(direction),
        stops_(stops),
        reached_(net.node_count(), 0) {
    if (direction == trace_direction::connected) listed_.resize(net.edges.size(), 0);
  }

  trace_result run(std::span<const std::uint32_t> starts) {
    for (const std::uint32_t start : starts) queue_.push({0, start, kNone});
    while (!queue_.empty()) {
      const waiting next = queue_.pop();
      if (reached_[next.node] != 0) continue;
      reached_[next.node] = 1;
      result_.nodes.push_back(next.node);
      const bool is_start = next.by_edge == kNone;
      if (const auto stop = is_start ? std::nullopt : stop_at(next.node))
        result_.ends.push_back({next.node, *stop, next.metres});
      else
        expand(next);
    }
    return sorted();
  }

 private:
  [[nodiscard]] std::optional<branch_end> stop_at(std::uint32_t node) const {
    if (!stops_.node_barrier.empty() && stops_.node_barrier[node] != 0) return branch_end::barrier;
    if (direction_ == trace_direction::downstream && is_receptor(kind_at(drains_, node)))
      return branch_end::receptor;
    return std::nullopt;
  }

  void expand(const waiting& at) {
    reasons why;
    bool any = false;
    visit_edges(net_, at.node, direction_, [&](std::uint32_t edge, std::uint32_t other) {
      if (direction_ == trace_direction::connected && edge == at.by_edge)
        return;  // where it came from is no way on
      any = true;
      if (!listed_.empty() && listed_[edge] != 0) return;  // traced from its other end
      if (const auto stop = stop_before(edge, at, other)) return why.add(*stop);
      take(edge, other, at);
    });
    if (!any) why.add(branch_end::no_more_links);
    for (const branch_end reason : {branch_end::no_more_links, branch_end::barrier, branch_end::status,
                                    branch_end::other_system, branch_end::compound, branch_end::length_limit})
      if (why.has(reason)) result_.ends.push_back({at.node, reason, at.metres});
  }

  [[nodiscard]] std::optional<branch_end> stop_before(std::uint32_t edge, const waiting& at,
                                                      std::uint32_t other) const {
    const std::uint32_t link = net_.edges.link[edge];
    if (usable_[edge] == 0) return branch_end::status;
    if (!stops_.link_barrier.empty() && stops_.link_barrier[link] != 0) return branch_end::barrier;
    if (stops_.at_other_system && at.by_edge != kNone &&
        drains_.links.system[link] != drains_.links.system[net_.edges.link[at.by_edge]])
      return branch_end::other_system;
    if (stops_.at_compound_boundary && compound_of(at.node) != compound_of(other))
      return branch_end::compound;
    if (at.metres >= stops_.length_limit_m) return branch_end::length_limit;
    return std::nullopt;
  }

  [[nodiscard]] std::uint32_t compound_of(std::uint32_t node) const {
    return node < drains_.nodes.size() ? drains_.nodes.compound[node] : kNone;
  }

  void take(std::uint32_t edge, std::uint32_t other, const waiting& at) {
    result_.edges.push_back({edge, at.metres});
    if (!listed_.empty()) listed_[edge] = 1;
    const double metres = at.metres + net_.edges.length_m[edge];
    if (metres <= stops_.length_limit_m) {
      if (reached_[other] == 0) queue_.push({metres, other, edge});
    } else {
      result_.ends.push_back({other, branch_end::length_limit, stops_.length_limit_m});
    }
  }

  /// Nodes come by distance, and so do the edges beside them: only those at the same distance are out of
  /// order.
  void sort_ties() {
    auto& edges = result_.edges;
    for (std::size_t first = 0, last = 0; first < edges.size(); first = last) {
      while (last < edges.size() && edges[last].from_m == edges[first].from_m) ++last;
      if (last - first == 1) continue;
      std::sort(edges.begin() + static_cast<std::ptrdiff_t>(first),
                edges.begin() + static_cast<std::ptrdiff_t>(last),
                [&](const traced_edge& a, const traced_edge& b) {
                  const std::uint32_t link = net_.edges.link[a.edge], other = net_.edges.link[b.edge];
                  return link != other ? link < other : a.edge < b.edge;
                });
    }
  }

  /// Many are there already, in the flags.
  void put_nodes_in_order() {
    auto& nodes = result_.nodes;
    constexpr std::size_t kDense = 16;  // flags looked through in the time of sorting one number
    if (nodes.size() < reached_.size() / kDense) {
      std::ranges::sort(nodes);
      return;
    }
    std::size_t count = 0;
    for (std::uint32_t node = 0; node < reached_.size(); ++node)
      if (reached_[node] != 0) nodes[count++] = node;
  }

  trace_result sorted() {
    sort_ties();
    std::ranges::sort(result_.ends, {}, [](const branch& b) { return std::tuple(b.metres, b.node, b.why); });
    put_nodes_in_order();
    return std::move(result_);
  }

  const survey& drains_;
  const network& net_;
  std::span<const std::uint8_t> usable_;
  trace_direction direction_;
  const trace_stops& stops_;
  std::vector<std::uint8_t> reached_, listed_;
  graph::quaternary_heap<waiting> queue_;
  trace_result result_;
};

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

trace_result trace(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
                   std::span<const std::uint32_t> starts, trace_direction direction,
                   const trace_stops& stops) {
  return tracer(drains, net, usable, direction, stops).run(starts);
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
    visit_edges(net, node, direction, [&](std::uint32_t edge, std::uint32_t other) {
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
  graph::quaternary_heap<waiting> queue;
  metres[from] = 0;
  queue.push({0, from, kNone});
  while (!queue.empty()) {
    const waiting at = queue.pop();
    if (at.metres > metres[at.node]) continue;
    if (at.node == to) break;
    visit_edges(net, at.node, direction, [&](std::uint32_t edge, std::uint32_t other) {
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
