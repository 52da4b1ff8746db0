#include "engine/drainage/doubtful_inflow.hpp"

namespace greenward::drainage {

namespace {

/// Floods the network from its sources, both ways along edges of unknown direction.
class doubt_flood {
 public:
  doubt_flood(const survey& drains, const network& net, std::span<const std::uint8_t> usable)
      : drains_(drains),
        net_(net),
        usable_(usable),
        came_(net.node_count(), arrival::none),
        by_edge_(net.node_count(), kNone),
        doubtful_(net.node_count(), 0) {}

  std::vector<std::uint8_t> run(std::span<const std::uint8_t> source) {
    for (std::uint32_t node = 0; node < net_.node_count(); ++node)
      if (source[node] != 0 || is_receptor(kind_at(drains_, node))) open(node, arrival::freely);
    while (!open_.empty()) {
      const std::uint32_t node = open_.back();
      open_.pop_back();
      spread(node);
    }
    return std::move(doubtful_);
  }

 private:
  /// A node that water has come to by one edge alone sends none back by it.
  enum class arrival : std::uint8_t { none, by_one_edge, freely };

  [[nodiscard]] bool goes_both_ways(std::uint32_t edge) const {
    return net_.flow[net_.edges.link[edge]] == flow_direction::unknown;
  }

  void open(std::uint32_t node, arrival how) {
    came_[node] = how;
    open_.push_back(node);
  }

  /// At most twice for each node: an edge more never brings news.
  void spread(std::uint32_t node) {
    for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e)
      if (usable_[e] != 0) send(node, e, net_.edges.head[e]);
    for (std::uint32_t k = net_.first_up[node]; k < net_.first_up[node + 1]; ++k) {
      const std::uint32_t e = net_.up_edge[k];
      if (usable_[e] != 0 && goes_both_ways(e)) send(node, e, net_.edges.tail[e]);
    }
  }

  void send(std::uint32_t from, std::uint32_t edge, std::uint32_t to) {
    if (came_[from] == arrival::by_one_edge && by_edge_[from] == edge) return;
    if (goes_both_ways(edge) || is_receptor(kind_at(drains_, from))) doubtful_[to] = 1;
    if (came_[to] == arrival::none) {
      by_edge_[to] = edge;
      open(to, arrival::by_one_edge);
    } else if (came_[to] == arrival::by_one_edge && by_edge_[to] != edge) {
      open(to, arrival::freely);
    }
  }

  const survey& drains_;
  const network& net_;
  std::span<const std::uint8_t> usable_;
  std::vector<arrival> came_;
  std::vector<std::uint32_t> by_edge_;
  std::vector<std::uint8_t> doubtful_;
  std::vector<std::uint32_t> open_;
};

}  // namespace

std::vector<std::uint8_t> find_doubtful_inflow(const survey& drains, const network& net,
                                               std::span<const std::uint8_t> usable,
                                               std::span<const std::uint8_t> source) {
  return doubt_flood(drains, net, usable).run(source);
}

}  // namespace greenward::drainage
