#include "engine/graph/search_repair.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace greenward::graph {

namespace {

std::size_t edges_of(const csr_graph& graph) {
  std::size_t count = 0;
  for (const out_arc& arc : graph.arcs()) count = std::max(count, arc.edge().index() + 1);
  return count;
}

/// Turns counts of rows, one place on, into where the rows begin.
void add_up(std::vector<std::uint32_t>& first) {
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
}

}  // namespace

arcs_turned_round::arcs_turned_round(const csr_graph& of)
    : graph(of), reversed(of.reversed()), first_of_edge_(edges_of(of) + 1, 0), by_edge_(of.arc_count()) {
  for (const out_arc& arc : of.arcs()) ++first_of_edge_[arc.edge().index() + 1];
  add_up(first_of_edge_);
  std::vector<std::uint32_t> next(first_of_edge_.begin(), first_of_edge_.end() - 1);
  for (std::uint32_t a = 0; a < of.arc_count(); ++a) by_edge_[next[of.edge(a).index()]++] = a;
}

std::span<const std::uint32_t> arcs_turned_round::of_edge(edge_index edge) const {
  if (edge.index() + 1 >= first_of_edge_.size()) return {};
  const std::uint32_t first = first_of_edge_[edge.index()], last = first_of_edge_[edge.index() + 1];
  return std::span(by_edge_).subspan(first, last - first);
}

search_repair::search_repair(const arcs_turned_round& arcs, std::span<const search_start> starts,
                             double limit, std::vector<std::uint8_t> closed)
    : arcs_(arcs), limit_(limit), closed_(std::move(closed)) {
  const std::size_t nodes = arcs.graph.node_count();
  start_cost_.assign(nodes, kUnreached);
  cost_.assign(nodes, kUnreached);
  changed_at_.assign(nodes, 0);
  changed_cost_.assign(nodes, kUnreached);
  asked_at_.assign(std::max(edges_of(arcs.graph), closed_.size()), 0);
  for (const search_start& start : starts) {
    assert(start.node.index() < nodes && start.cost >= 0);
    double& least = start_cost_[start.node.index()];
    least = std::min(least, start.cost);
  }
  for (std::uint32_t v = 0; v < nodes; ++v) offer(v, start_cost_[v]);
  settle();
  for (const node_index v : changed_) cost_[v.index()] = changed_cost_[v.index()];
  keep_paths();
}

bool search_repair::is_open(edge_index edge) const {
  if (asked_at_[edge.index()] == question_) return opened_;
  return closed_.empty() || closed_[edge.index()] == 0;
}

void search_repair::change(std::uint32_t node, double cost) {
  if (changed_at_[node] != question_) {
    changed_at_[node] = question_;
    changed_.emplace_back(node);
  }
  changed_cost_[node] = cost;
}

void search_repair::offer(std::uint32_t node, double cost) {
  if (cost > limit_ || !(cost < this->cost(node_index(node)))) return;
  change(node, cost);
  queue_.push({cost, node});
}

void search_repair::settle() {
  while (!queue_.empty()) {
    const queued next = queue_.top();
    queue_.pop();
    if (next.cost > cost(node_index(next.node))) continue;  // superseded
    for (const out_arc& arc : arcs_.graph.out(node_index(next.node)))
      if (is_open(arc.edge())) offer(arc.head, next.cost + arc.weight);
  }
}

/// For each reached node one of the edges over which it has its cost: a forest of paths. It grows from the
/// starts, since edges that cost nothing could otherwise close a ring that no start leads into.
void search_repair::keep_paths() {
  const std::size_t nodes = cost_.size();
  by_edge_.assign(nodes, kNoArc);
  std::vector<std::uint32_t> before(nodes), order;
  std::vector<std::uint8_t> has_path(nodes, 0);
  for (std::uint32_t v = 0; v < nodes; ++v) {
    if (cost_[v] == kUnreached || cost_[v] != start_cost_[v]) continue;
    has_path[v] = 1;
    order.push_back(v);
  }
  first_next_.assign(nodes + 1, 0);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t u = order[i];
    for (const out_arc& arc : arcs_.graph.out(node_index(u))) {
      if (has_path[arc.head] != 0 || !is_open(arc.edge()) || cost_[u] + arc.weight != cost_[arc.head])
        continue;
      has_path[arc.head] = 1;
      by_edge_[arc.head] = arc.edge().value;
      before[arc.head] = u;
      ++first_next_[u + 1];
      order.push_back(arc.head);
    }
  }
  add_up(first_next_);
  next_.resize(first_next_.back());
  std::vector<std::uint32_t> at(first_next_.begin(), first_next_.end() - 1);
  for (const std::uint32_t v : order)
    if (by_edge_[v] != kNoArc) next_[at[before[v]]++] = v;
}

void search_repair::begin(std::span<const std::uint32_t> edges, bool opened) {
  ++question_;
  opened_ = opened;
  changed_.clear();
  for (const std::uint32_t e : edges)
    if (e < asked_at_.size()) asked_at_[e] = question_;
}

/// What was reached over these edges is not reached any more, as far as is known yet.
void search_repair::give_up_paths_over(std::span<const std::uint32_t> edges) {
  for (const std::uint32_t e : edges)
    for (const std::uint32_t a : arcs_.of_edge(edge_index(e))) {
      const std::uint32_t head = arcs_.graph.arcs()[a].head;
      if (by_edge_[head] == e && changed_at_[head] != question_) change(head, kUnreached);
    }
  for (std::size_t i = 0; i < changed_.size(); ++i) {
    const std::uint32_t u = changed_[i].value;
    for (std::uint32_t k = first_next_[u]; k < first_next_[u + 1]; ++k)
      if (changed_at_[next_[k]] != question_) change(next_[k], kUnreached);
  }
}

void search_repair::enter_from_outside(std::uint32_t node) {
  offer(node, start_cost_[node]);
  for (const out_arc& arc : arcs_.reversed.out(node_index(node)))
    if (changed_at_[arc.head] != question_ && is_open(arc.edge())) offer(node, cost_[arc.head] + arc.weight);
}

std::span<const node_index> search_repair::with_closed(std::span<const std::uint32_t> edges) {
  begin(edges, false);
  give_up_paths_over(edges);
  const std::size_t given_up = changed_.size();
  for (std::size_t i = 0; i < given_up; ++i) enter_from_outside(changed_[i].value);
  settle();
  assert(changed_.size() == given_up);
  return changed_;
}

std::span<const node_index> search_repair::with_opened(std::span<const std::uint32_t> edges) {
  begin(edges, true);
  for (const std::uint32_t e : edges)
    for (const std::uint32_t a : arcs_.of_edge(edge_index(e))) {
      const double before = cost_[arcs_.graph.tail(a).index()];
      offer(arcs_.graph.arcs()[a].head, before + arcs_.graph.weight(a));
    }
  settle();
  return changed_;
}

}  // namespace greenward::graph
