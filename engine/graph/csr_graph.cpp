#include "engine/graph/csr_graph.hpp"

#include "engine/base/error.hpp"
#include "engine/base/memory_block.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace greenward::graph {

namespace {

constexpr std::array<std::uint32_t, 1> kNoRows{0};

/// What a graph made here owns.
struct owned_rows {
  block_vector<std::uint32_t> first_out;
  block_vector<out_arc> arcs;
};

[[noreturn]] void refuse(const std::string& subject, bilingual problem) {
  throw error(error_code::bad_input, subject, std::move(problem),
              {"请检查网络数据的边和节点", "check the edges and nodes of the network"});
}

[[noreturn]] void refuse(std::size_t position, bilingual problem) {
  refuse("arc " + std::to_string(position), std::move(problem));
}

bool sound_weight(double weight) {
  return std::isfinite(weight) && weight >= 0;
}

void require_sound(const arc& a, std::size_t position, std::size_t node_count) {
  constexpr std::uint32_t kMostEdges = std::uint32_t{1} << 31U;
  if (a.tail.index() >= node_count || a.head.index() >= node_count)
    refuse(position, {"连接了不存在的节点", "it joins a node that does not exist"});
  if (!sound_weight(a.weight))
    refuse(position, {"代价为负或不是有效数值", "its cost is negative or not a number"});
  if (a.edge.value >= kMostEdges)
    refuse(position, {"边的编号超出三十一位", "the number of its edge takes more than 31 bits"});
}

}  // namespace

csr_graph::csr_graph() : first_out_(kNoRows) {}

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
  const auto rows = std::make_shared<owned_rows>();
  rows->first_out.assign(next.begin(), next.end());
  rows->arcs.resize(arcs.size());
  for (const arc& a : arcs)
    rows->arcs[next[a.tail.index()]++] = {a.head.value, a.edge.value << 1U | (a.forward ? 1U : 0U), a.weight};
  first_out_ = rows->first_out;
  arcs_ = rows->arcs;
  memory_ = rows;
}

csr_graph::csr_graph(std::span<const std::uint32_t> first_out, std::span<const out_arc> arcs,
                     std::shared_ptr<const void> memory)
    : memory_(std::move(memory)), first_out_(first_out), arcs_(arcs) {
  const bool rows_sound = !first_out.empty() && first_out.front() == 0 && first_out.back() == arcs.size() &&
                          std::is_sorted(first_out.begin(), first_out.end());
  if (!rows_sound) refuse("first_out", {"各行的起点无效", "the rows do not begin where they should"});
  for (std::size_t a = 0; a < arcs.size(); ++a) {
    if (arcs[a].head >= node_count())
      refuse(a, {"连接了不存在的节点", "it joins a node that does not exist"});
    if (!sound_weight(arcs[a].weight))
      refuse(a, {"代价为负或不是有效数值", "its cost is negative or not a number"});
  }
}

node_index csr_graph::tail(std::size_t a) const {
  const auto after = std::upper_bound(first_out_.begin(), first_out_.end(), a);
  return node_index(static_cast<std::uint32_t>(after - first_out_.begin() - 1));
}

csr_graph csr_graph::reversed() const {
  std::vector<arc> turned;
  turned.reserve(arc_count());
  for (std::uint32_t v = 0; v < node_count(); ++v) {
    for (const out_arc& a : out(node_index(v)))
      turned.push_back({node_index(a.head), node_index(v), a.edge(), a.weight, a.forward()});
  }
  return {node_count(), turned};
}

}  // namespace greenward::graph
