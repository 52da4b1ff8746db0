// What a trace reaches, as a list: first each node's distance, then its edges, node by node from the nearest.
#include "engine/drainage/trace.hpp"
#include "engine/drainage/trace_steps.hpp"
#include "engine/graph/distance_order.hpp"
#include "engine/graph/quaternary_heap.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace greenward::drainage {

namespace {

/// One trace's network and rules.
struct traced_ground {
  const survey& drains;
  const network& net;
  std::span<const std::uint8_t> usable;
  trace_direction direction;
  const trace_stops& stops;

  [[nodiscard]] std::optional<branch_end> stop_at(const arrival& at) const {
    if (at.by_edge == kNone) return std::nullopt;
    if (!stops.node_barrier.empty() && stops.node_barrier[at.node] != 0) return branch_end::barrier;
    if (direction == trace_direction::downstream && is_receptor(kind_at(drains, at.node)))
      return branch_end::receptor;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<branch_end> stop_before(std::uint32_t edge, const arrival& at,
                                                      std::uint32_t other) const {
    if (usable[edge] == 0) return branch_end::status;
    if (!stops.link_barrier.empty() && stops.link_barrier[net.edges.link[edge]] != 0)
      return branch_end::barrier;
    if (stops.at_other_system && at.by_edge != kNone && system_of(edge) != system_of(at.by_edge))
      return branch_end::other_system;
    if (stops.at_compound_boundary && compound_of(at.node) != compound_of(other)) return branch_end::compound;
    if (at.metres >= stops.length_limit_m) return branch_end::length_limit;
    return std::nullopt;
  }

 private:
  [[nodiscard]] drain_system system_of(std::uint32_t edge) const {
    return drains.links.system[net.edges.link[edge]];
  }
  [[nodiscard]] std::uint32_t compound_of(std::uint32_t node) const {
    return node < drains.nodes.size() ? drains.nodes.compound[node] : kNone;
  }
};

/// Each node that the water reaches, once, with its distance.
class arrivals {
 public:
  explicit arrivals(const traced_ground& ground) : ground_(ground), position_(ground.net.node_count(), 0) {}

  /// By distance, then by node.
  std::vector<arrival> from(std::span<const std::uint32_t> starts) {
    // Which systems the water may enter hangs on the way it came by: only the nearest first is right.
    if (ground_.stops.at_other_system || !in_turn(starts)) nearest_first(starts);
    graph::sort_by_distance(reached_, &arrival::metres, std::less<>());
    return std::move(reached_);
  }

 private:
  /// Calls `reach(there)` for every node that one edge leads to from `at`.
  template <class Reach>
  void step_from(const arrival& at, Reach reach) const {
    if (ground_.stop_at(at)) return;
    visit_edges_at(ground_.net, at.node, ground_.direction, [&](std::uint32_t edge, std::uint32_t other) {
      if (ground_.stop_before(edge, at, other)) return;
      const double metres = at.metres + ground_.net.edges.length_m[edge];
      if (metres <= ground_.stops.length_limit_m) reach(arrival{metres, other, edge});
    });
  }

  /// Drains are nearly trees: hardly a node has two ways to it, and no queue by distance is needed. Whoever
  /// is reached anew by a shorter way takes its turn again. False where that happens too often to be quicker.
  [[nodiscard]] bool in_turn(std::span<const std::uint32_t> starts) {
    constexpr std::size_t kFew = 64;
    std::vector<std::uint32_t> again;
    const auto reach = [&](const arrival& there) {
      std::uint32_t& position = position_[there.node];
      if (position == 0) {
        reached_.push_back(there);
        position = static_cast<std::uint32_t>(reached_.size());
      } else if (there.metres < reached_[position - 1].metres) {
        reached_[position - 1] = there;
        again.push_back(position - 1);
      }
    };
    for (const std::uint32_t start : starts) reach({0, start, kNone});
    for (std::size_t next = 0, redone = 0; next < reached_.size() || redone < again.size();) {
      const std::size_t turn = redone < again.size() ? again[redone++] : next++;
      step_from(arrival(reached_[turn]), reach);
      if (again.size() > kFew + reached_.size()) return false;
    }
    return true;
  }

  void nearest_first(std::span<const std::uint32_t> starts) {
    reached_.clear();
    std::ranges::fill(position_, 0);
    graph::quaternary_heap<arrival> queue;
    for (const std::uint32_t start : starts) queue.push({0, start, kNone});
    while (!queue.empty()) {
      const arrival next = queue.pop();
      if (position_[next.node] != 0) continue;
      reached_.push_back(next);
      position_[next.node] = 1;
      step_from(next, [&](const arrival& there) {
        if (position_[there.node] == 0) queue.push(there);
      });
    }
  }

  const traced_ground& ground_;
  std::vector<std::uint32_t> position_;  ///< n_node: in reached_, from 1 up; 0 = not reached
  std::vector<arrival> reached_;
};

/// Which reasons a node gives, as bits.
class reasons {
 public:
  void add(branch_end why) { bits_ |= 1U << static_cast<unsigned>(why); }
  template <class Visit>
  void visit(Visit visit) const {
    for (unsigned left = bits_; left != 0; left &= left - 1)
      visit(static_cast<branch_end>(std::countr_zero(left)));
  }

 private:
  unsigned bits_ = 0;
};

class trace_lister {
 public:
  explicit trace_lister(const traced_ground& ground) : ground_(ground) {
    if (ground.direction == trace_direction::connected) listed_.resize(ground.net.edges.size(), 0);
  }

  trace_result list(std::span<const arrival> reached) {
    result_.edges.reserve(reached.size());
    for (const arrival& at : reached) {
      if (const auto stop = ground_.stop_at(at))
        result_.ends.push_back({at.node, *stop, at.metres});
      else
        list_edges_at(at);
    }
    sort_ties();
    graph::sort_by_distance(result_.ends, &branch::metres, [](const branch& a, const branch& b) {
      return std::tie(a.metres, a.node, a.why) < std::tie(b.metres, b.node, b.why);
    });
    list_nodes(reached);
    return std::move(result_);
  }

 private:
  void list_edges_at(const arrival& at) {
    reasons why;
    bool any = false;
    visit_edges_at(ground_.net, at.node, ground_.direction, [&](std::uint32_t edge, std::uint32_t other) {
      if (!listed_.empty() && edge == at.by_edge) return;  // where it came from is no way on
      any = true;
      if (!listed_.empty() && listed_[edge] != 0) return;  // traced from its other end
      if (const auto stop = ground_.stop_before(edge, at, other)) return why.add(*stop);
      list_edge(edge, other, at);
    });
    if (!any) why.add(branch_end::no_more_links);
    why.visit([&](branch_end reason) { result_.ends.push_back({at.node, reason, at.metres}); });
  }

  void list_edge(std::uint32_t edge, std::uint32_t other, const arrival& at) {
    result_.edges.push_back({edge, at.metres});
    if (!listed_.empty()) listed_[edge] = 1;
    const double limit = ground_.stops.length_limit_m;
    if (at.metres + ground_.net.edges.length_m[edge] > limit)
      result_.ends.push_back({other, branch_end::length_limit, limit});
  }

  /// Nodes come by distance, and so do the edges beside them: only those at the same distance are out of
  /// order.
  void sort_ties() {
    const std::span<traced_edge> edges(result_.edges);
    for (std::size_t first = 0, last = 0; first < edges.size(); first = last) {
      bool in_order = true;
      for (++last; last < edges.size() && edges[last].from_m == edges[first].from_m; ++last)
        in_order = in_order && edges[last - 1].edge < edges[last].edge;
      if (!in_order) std::ranges::sort(edges.subspan(first, last - first), {}, &traced_edge::edge);
    }
  }

  /// Rising: a bit for each node of the network costs less than comparing those that were reached.
  void list_nodes(std::span<const arrival> reached) {
    constexpr unsigned kBits = 64;
    std::vector<std::uint64_t> flags((ground_.net.node_count() + kBits - 1) / kBits, 0);
    for (const arrival& at : reached) flags[at.node / kBits] |= std::uint64_t{1} << (at.node % kBits);
    result_.nodes.reserve(reached.size());
    for (std::uint32_t word = 0; word < flags.size(); ++word)
      for (std::uint64_t left = flags[word]; left != 0; left &= left - 1)
        result_.nodes.push_back(word * kBits + static_cast<std::uint32_t>(std::countr_zero(left)));
  }

  const traced_ground& ground_;
  std::vector<std::uint8_t> listed_;  ///< n_edge; empty where every edge is met from one end alone
  trace_result result_;
};

}  // namespace

trace_result trace(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
                   std::span<const std::uint32_t> starts, trace_direction direction,
                   const trace_stops& stops) {
  const traced_ground ground{drains, net, usable, direction, stops};
  return trace_lister(ground).list(arrivals(ground).from(starts));
}

}  // namespace greenward::drainage
