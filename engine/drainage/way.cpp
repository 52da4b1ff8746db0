#include "engine/drainage/way.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace greenward::drainage {

namespace {

/// The nodes of the way from `start`; nothing if an edge does not go on from where the last one ended.
std::optional<std::vector<std::uint32_t>> nodes_from(const network& net, std::span<const std::uint32_t> path,
                                                     std::uint32_t start) {
  std::vector<std::uint32_t> nodes{start};
  for (const std::uint32_t edge : path) {
    const std::uint32_t tail = net.edges.tail[edge], head = net.edges.head[edge];
    if (nodes.back() != tail && nodes.back() != head) return std::nullopt;
    nodes.push_back(nodes.back() == tail ? head : tail);
  }
  return nodes;
}

std::vector<std::uint32_t> nodes_of(const survey& drains, const network& net,
                                    std::span<const std::uint32_t> path, std::uint32_t start) {
  if (path.empty()) return start == kNone ? std::vector<std::uint32_t>{} : std::vector{start};
  const bool all_known =
      std::ranges::all_of(path, [&](std::uint32_t edge) { return edge < net.edges.size(); });
  if (all_known) {
    std::vector<std::uint32_t> starts{net.edges.tail[path[0]], net.edges.head[path[0]]};
    if (start != kNone) starts = {start};
    for (const std::uint32_t first : starts)
      if (auto nodes = nodes_from(net, path, first)) return *std::move(nodes);
  }
  const std::string subject =
      all_known ? std::string(drains.links.code[net.edges.link[path[0]]]) : std::string("profile");
  throw error(error_code::usage, subject,
              {"所给管段首尾不相接，不成一条路径", "the pipes given do not form one way"},
              {"请给出依次相接的管段", "Give pipes that follow one another"});
}

/// Where an edge lies along its link, in the direction of the flow.
struct stretch {
  double first_m = 0, last_m = 0, link_m = 0;
  bool from_tail = true, to_head = true;  ///< of the link
};

/// The edges of a link that others meet follow one another from its tail to its head.
stretch stretch_of(const network& net, std::uint32_t edge) {
  const std::uint32_t link = net.edges.link[edge];
  if (!std::ranges::binary_search(net.hosts, link))
    return {0, net.edges.length_m[edge], net.edges.length_m[edge], true, true};
  stretch found;
  std::uint32_t node = net.tail_of(link);
  for (std::size_t steps = 0; steps < net.edges.size(); ++steps) {
    std::uint32_t e = net.first_down[node];
    while (e < net.first_down[node + 1] && net.edges.link[e] != link) ++e;
    if (e == net.first_down[node + 1]) break;
    const double end = found.link_m + net.edges.length_m[e];
    node = net.edges.head[e];
    if (e == edge) {
      found.first_m = found.link_m;
      found.last_m = end;
      found.from_tail = steps == 0;
      found.to_head = node == net.head_of(link);
    }
    found.link_m = end;
    if (node == net.head_of(link)) break;
  }
  return found;
}

way_piece piece_of(const network& net, std::uint32_t edge, bool with_flow, double from_m) {
  way_piece piece{edge, net.edges.link[edge], with_flow, from_m, from_m + net.edges.length_m[edge]};
  const stretch on = stretch_of(net, edge);
  const bool backward = net.flow[piece.link] == flow_direction::backward;
  piece.enters_at_m = backward ? on.link_m - on.first_m : on.first_m;
  piece.leaves_at_m = backward ? on.link_m - on.last_m : on.last_m;
  piece.enters_at_end = on.from_tail;
  piece.leaves_at_end = on.to_head;
  if (!with_flow) {
    std::swap(piece.enters_at_m, piece.leaves_at_m);
    std::swap(piece.enters_at_end, piece.leaves_at_end);
  }
  return piece;
}

}  // namespace

way lay_way(const survey& drains, const network& net, std::span<const std::uint32_t> path,
            std::uint32_t start) {
  way laid;
  laid.nodes = nodes_of(drains, net, path, start);
  double at = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    laid.pieces.push_back(piece_of(net, path[i], net.edges.tail[path[i]] == laid.nodes[i], at));
    at = laid.pieces.back().to_m;
  }
  return laid;
}

}  // namespace greenward::drainage
