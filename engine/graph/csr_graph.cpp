#include "engine/graph/csr_graph.hpp"

#include "engine/base/error.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace greenward::graph {

namespace {

[[noreturn]] void refuse(std::size_t position, bilingual problem) {
  throw error(error_code::bad_input, "arc " + std::to_string(position), std::move(problem),
              {"请检查网络数据的边和节点", "check the edges and nodes of the network"});
}

void require_sound(const arc& a, std::size_t position, std::size_t node_count) {
  if (a.tail.index() >= node_count || a.head.index() >= node_count) {
    refuse(position, {"连接了不存在的节点", "it joins a node that does not exist"});
  }
  if (!std::isfinite(a.weight) || a.weight < 0) {
    refuse(position, {"代价为负或不是有效数值", "its cost is negative or not a number"});
  }
}

}  // namespace

csr_graph::csr_graph(std::size_t node_count, std::span<const arc> arcs) {
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (node_count >= kMost || arcs.size() >= kMost) {
    refuse(arcs.size(), {"网络过大，超出三十二位编号", "the network has more parts than 32 bits can number"});
  }
  std::vector<std::uint32_t> next(node_count + 1, 0);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    require_sound(arcs[i], i, node_count);
    ++next[arcs[i].tail.index() + 1];
  }
  for (std::size_t v = 0; v < node_count; ++v) next[v + 1] += next[v];
  first_out_ = next;
  head_.resize(arcs.size());
  weight_.resize(arcs.size());
  edge_.resize(arcs.size());
  forward_.resize(arcs.size());
  for (const arc& a : arcs) {
    const std::uint32_t place = next[a.tail.index()]++;
    head_[place] = a.head.value;
    weight_[place] = a.weight;
    edge_[place] = a.edge.value;
    forward_[place] = a.forward ? 1 : 0;
  }
}

csr_graph csr_graph::reversed() const {
  std::vector<arc> turned;
  turned.reserve(arc_count());
  for (std::uint32_t v = 0; v < node_count(); ++v) {
    for (std::size_t a = first_out(node_index(v)); a < end_out(node_index(v)); ++a) {
      turned.push_back({head(a), node_index(v), edge(a), weight(a), forward(a)});
    }
  }
  return {node_count(), turned};
}

}  // namespace greenward::graph
