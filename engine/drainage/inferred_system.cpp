#include "engine/drainage/inferred_system.hpp"

namespace greenward::drainage {

std::vector<std::uint8_t> infer_contents(const survey& drains, const network& net,
                                         std::span<const std::uint8_t> usable) {
  std::vector<std::uint8_t> contents(net.node_count(), 0);
  std::vector<std::uint32_t> open;
  // A node is opened anew for each kind of water that comes to it: at most twice.
  const auto bring = [&](std::uint32_t node, std::uint8_t what) {
    if ((contents[node] | what) == contents[node]) return;
    contents[node] |= what;
    open.push_back(node);
  };
  for (std::uint32_t node = 0; node < drains.nodes.size(); ++node) {
    if (brings_sewage(drains.nodes.kind[node])) bring(node, kSewage);
    if (brings_rain(drains.nodes.kind[node])) bring(node, kRain);
  }
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    if (is_receptor(kind_at(drains, node))) continue;
    for (std::uint32_t e = net.first_down[node]; e < net.first_down[node + 1]; ++e)
      if (usable[e] != 0) bring(net.edges.head[e], contents[node]);
  }
  return contents;
}

}  // namespace greenward::drainage
