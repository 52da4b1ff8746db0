#include "engine/graph/bounded_search.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <cassert>
#include <string>

namespace greenward::graph {

namespace {

void require_sound(const search_start& start, std::size_t node_count) {
  if (start.node.index() < node_count && start.cost >= 0) return;
  throw error(
      error_code::bad_input, "node " + std::to_string(start.node.value),
      {"搜索起点不在网络中，或起始代价无效", "a search starts outside the network or at a cost below zero"},
      {"请检查起点", "check the starts"});
}

}  // namespace

bounded_search::bounded_search(const csr_graph& graph) : graph_(&graph), labels_(graph.node_count()) {}

void bounded_search::begin_run() {
  reached_.clear();
  heap_.clear();
  if (++run_ != 0) return;
  for (label& old : labels_) old.run = 0;
  run_ = 1;
}

void bounded_search::offer(node_index node, const label& better) {
  label& current = labels_[node.index()];
  const bool known = current.run == run_;
  if (known && current.cost < better.cost) return;
  if (known && current.cost == better.cost && current.source <= better.source) return;
  current = better;
  heap_.push({better.cost, better.source, node.value});
}

void bounded_search::expand(node_index node, double limit) {
  const label from = labels_[node.index()];
  for (std::size_t a = graph_->first_out(node); a < graph_->end_out(node); ++a) {
    const double cost = from.cost + static_cast<double>(graph_->weight(a));
    if (!(cost <= limit)) continue;
    offer(graph_->head(a), {cost, from.source, static_cast<std::uint32_t>(a), node.value, run_});
  }
}

/// Nodes leave the heap by cost, then source; what is told is by cost, then node.
void bounded_search::sort_ties_by_node() {
  for (auto first = reached_.begin(); first != reached_.end();) {
    const auto last =
        std::find_if(first, reached_.end(), [&](const reached_node& r) { return r.cost != first->cost; });
    std::sort(first, last, [](const reached_node& a, const reached_node& b) { return a.node < b.node; });
    first = last;
  }
}

std::span<const reached_node> bounded_search::run(std::span<const search_start> starts, double limit) {
  begin_run();
  for (const search_start& start : starts) {
    require_sound(start, graph_->node_count());
    if (!(start.cost <= limit) || start.cost == kUnreached) continue;
    offer(start.node, {start.cost, start.source, kNoArc, start.node.value, run_});
  }
  while (!heap_.empty()) {
    const queued next = heap_.pop();
    const label& current = labels_[next.node];
    if (next.cost != current.cost || next.source != current.source) continue;  // superseded since
    reached_.push_back({node_index(next.node), current.cost, current.source, current.by_arc});
    expand(node_index(next.node), limit);
  }
  sort_ties_by_node();
  return reached_;
}

double bounded_search::cost(node_index node) const {
  const label& found = labels_[node.index()];
  return found.run == run_ ? found.cost : kUnreached;
}

const bounded_search::label& bounded_search::reached_label(node_index node) const {
  assert(labels_[node.index()].run == run_);
  return labels_[node.index()];
}

std::uint32_t bounded_search::source(node_index node) const {
  return reached_label(node).source;
}

std::uint32_t bounded_search::by_arc(node_index node) const {
  return reached_label(node).by_arc;
}

node_index bounded_search::previous(node_index node) const {
  return node_index(reached_label(node).previous);
}

}  // namespace greenward::graph
