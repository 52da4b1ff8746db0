#include "engine/graph/bounded_search.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <bit>
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

/// Some arcs' worth of costs to a bucket: then few nodes meet in it, and few buckets are empty. 0 if the
/// graph has no costs.
double bucket_width(const csr_graph& graph) {
  constexpr std::size_t kSample = 1024;
  constexpr double kBucketsPerArc = 64;
  const std::size_t step = graph.arc_count() / kSample + 1;
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t a = 0; a < graph.arc_count(); a += step, ++count) sum += graph.weight(a) / kSample;
  return count == 0 ? 0 : sum * kSample / static_cast<double>(count) / kBucketsPerArc;
}

}  // namespace

bounded_search::bounded_search(const csr_graph& graph) : graph_(&graph), queue_(bucket_width(graph)) {
  labels_.assign(graph.node_count(), label{});
}

void bounded_search::begin_run() {
  if (broken_off_)
    std::ranges::fill(labels_, label{});
  else
    for (const reached_node& old : reached_) labels_[old.node.index()] = label{};
  broken_off_ = true;
  reached_.clear();
  queue_.clear();
}

/// Costs in an order that whole numbers have: none is negative, nor NaN.
static std::uint64_t bits(double cost) {
  return std::bit_cast<std::uint64_t>(cost);
}

/// Whether a way to the node is better than what its label says, and within the limit. No branch, since none of
/// it can be foreseen.
static bool improves(double cost, std::uint32_t source, const auto& label, double limit) {
  const bool lower_source = (bits(cost) == bits(label.cost)) & (source < label.source);
  return (bits(cost) <= bits(limit)) & ((bits(cost) < bits(label.cost)) | lower_source);
}

void bounded_search::begin_at(const search_start& start, double limit) {
  label& current = labels_[start.node.index()];
  const double cost = start.cost + 0.0;  // no -0
  if (!improves(cost, start.source, current, limit)) return;
  current = {cost, start.source, kNoArc};
  queue_.push({cost, start.source, start.node.value});
}

inline void bounded_search::expand(const queued_node& from, double limit) {
  const out_arc* const arcs = graph_->arcs().data();
  const std::uint32_t* const rows = graph_->rows().data();
  label* const labels = labels_.data();
  const std::uint32_t end = rows[from.node + 1];
  bucket_queue::pusher reached(queue_, end - rows[from.node]);
  for (std::uint32_t a = rows[from.node]; a < end; ++a) {
    const std::uint32_t node = arcs[a].head;
    const double cost = from.cost + arcs[a].weight;
    if (!improves(cost, from.source, labels[node], limit)) continue;
    labels[node] = {cost, from.source, a};
    __builtin_prefetch(arcs + rows[node]);  // it will be expanded soon
    reached.push({cost, from.source, node});
  }
}

/// Nodes leave the queue by cost, then source; what is told is by cost, then node.
void bounded_search::sort_ties_by_node() {
  const auto ends_tie = [](const reached_node& a, const reached_node& b) { return a.cost != b.cost; };
  const auto same_cost = [](const reached_node& a, const reached_node& b) { return a.cost == b.cost; };
  for (auto first = std::adjacent_find(reached_.begin(), reached_.end(), same_cost);
       first != reached_.end();) {
    const auto before_end = std::adjacent_find(first, reached_.end(), ends_tie);
    const auto last = before_end == reached_.end() ? before_end : before_end + 1;
    std::sort(first, last, [](const reached_node& a, const reached_node& b) { return a.node < b.node; });
    first = std::adjacent_find(last, reached_.end(), same_cost);
  }
}

std::span<const reached_node> bounded_search::run(std::span<const search_start> starts, double limit) {
  for (const search_start& start : starts) require_sound(start, graph_->node_count());
  begin_run();
  if (!(limit >= 0)) limit = -1;
  limit =
      std::min(limit, std::numeric_limits<double>::max());  // what costs more than any number is unreached
  for (const search_start& start : starts)
    begin_at(start, limit);
  while (const auto next = queue_.pop()) {
    const label& current = labels_[next->node];
    if ((bits(next->cost) != bits(current.cost)) | (next->source != current.source)) continue;  // superseded
    reached_.push_back({node_index(next->node), current.cost, current.source, current.by_arc});
    expand(*next, limit);
  }
  sort_ties_by_node();
  broken_off_ = false;
  return reached_;
}

const bounded_search::label& bounded_search::reached_label(node_index node) const {
  assert(labels_[node.index()].cost != kUnreached);
  return labels_[node.index()];
}

std::uint32_t bounded_search::source(node_index node) const {
  return reached_label(node).source;
}

std::uint32_t bounded_search::by_arc(node_index node) const {
  return reached_label(node).by_arc;
}

node_index bounded_search::previous(node_index node) const {
  const std::uint32_t arc = reached_label(node).by_arc;
  return arc == kNoArc ? node : graph_->tail(arc);
}

}  // namespace greenward::graph
