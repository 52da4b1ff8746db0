#include "engine/walking/through_traffic.hpp"

#include <cassert>
#include <memory>
#include <utility>
#include <vector>

namespace greenward::walking {

namespace {

struct graph_rows {
  std::vector<std::uint32_t> first_out{0};
  std::vector<graph::out_arc> arcs;
};

}  // namespace

walk_network without_through_traffic(const walk_network& network, std::span<const std::uint8_t> closed) {
  assert(closed.size() == network.edge_count());
  const graph::csr_graph& all = network.graph;
  auto open = std::make_shared<graph_rows>();
  open->first_out.reserve(all.node_count() + 1);
  open->arcs.reserve(all.arc_count());
  for (std::uint32_t v = 0; v < all.node_count(); ++v) {
    for (const graph::out_arc& arc : all.out(graph::node_index(v)))
      if (closed[arc.edge().index()] == 0) open->arcs.push_back(arc);
    open->first_out.push_back(static_cast<std::uint32_t>(open->arcs.size()));
  }
  walk_network result = network;
  result.graph = graph::csr_graph(open->first_out, open->arcs, open);
  return result;
}

}  // namespace greenward::walking
