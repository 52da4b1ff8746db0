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

/// Some arcs' worth of costs to a bucket: then few nodes meet in it, and few buckets are empty. 0 if the
/// graph has no costs.
double bucket_width(const csr_graph& graph) {
  constexpr std::size_t kSample = 1024;
  constexpr double kBucketsPerArc = 128;
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

void bounded_search::reset() {
  if (broken_off_)
    std::ranges::fill(labels_, label{});
  else
    for (const reached_node& old : reached_) labels_[old.node.index()] = label{};
  broken_off_ = true;
  reached_.clear();
  queue_.clear();
}

void bounded_search::begin_at(const search_start& start, double limit) {
  label& current = labels_[start.node.index()];
  const double cost = start.cost + 0.0;  // no -0
  if (!current.is_improved_by(cost, start.source, limit)) return;
  current = {cost, start.source, kNoArc};
  queue_.push({cost, start.source, start.node.value});
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

double bounded_search::begin(std::span<const search_start> starts, double limit) {
  for (const search_start& start : starts) require_sound(start, graph_->node_count());
  reset();
  if (!(limit >= 0)) limit = -1;
  limit =
      std::min(limit, std::numeric_limits<double>::max());  // what costs more than any number is unreached
  for (const search_start& start : starts)
    if (start.cost <= limit) begin_at(start, limit);
  return limit;
}

std::span<const reached_node> bounded_search::run(std::span<const search_start> starts, double limit) {
  return run(starts, limit, [](double, const out_arc&) {});
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
