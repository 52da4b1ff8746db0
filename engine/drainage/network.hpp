// The drains as a graph: which links meet at which nodes, and which way the water runs.
#pragma once

#include "engine/base/memory_block.hpp"
#include "engine/drainage/survey.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::drainage {

/// How the end of a link was tied to its node.
enum class end_tie : std::uint8_t {
  by_code,          ///< the survey names the node
  by_place,         ///< no name, and a node within the tolerance
  to_missing_node,  ///< the survey names a node that it does not have: a made one stands for it
  to_end,           ///< no name and no node: another link ends there too
  to_link,          ///< a blind connection: it meets another link between that one's ends
  open,             ///< no name, and nothing there
  nowhere,          ///< neither name nor place: the link is not in the graph
};

/// One end of a link.
struct link_end {
  std::uint32_t node = kNone;
  end_tie tie = end_tie::nowhere;
};

/// A link that others meet between its ends is several edges.
struct edge_list {
  block_vector<std::uint32_t> tail, head;  ///< nodes, in the direction of flow
  block_vector<std::uint32_t> link;        ///< row of the survey
  block_vector<double> length_m;           ///< of the line in the measuring CRS
  [[nodiscard]] std::size_t size() const { return tail.size(); }
};

/// A blind connection: a made node on a link, between that one's ends.
struct meeting {
  std::uint32_t link = 0;  ///< the host, a row of the survey
  double along_m = 0;      ///< from the first point of its line
  std::uint32_t node = 0;
  friend bool operator<(const meeting& a, const meeting& b) {
    if (a.link != b.link) return a.link < b.link;
    return a.along_m != b.along_m ? a.along_m < b.along_m : a.node < b.node;
  }
  friend bool operator==(const meeting&, const meeting&) = default;
};

/// A directed multigraph in compressed rows. Nodes [0, surveyed) are those of the survey in its order, the
/// others are made. Edges are sorted by tail, then by link: those that leave node v are [first_down[v],
/// first_down[v + 1]); those that arrive are up_edge[first_up[v]] ... Links of every status are in it: an
/// analysis takes those it wants.
struct network {
  std::size_t surveyed = 0;
  double tolerance_m = 0;             ///< that it was built with
  block_vector<geo::planar> place;    ///< n_node; NaN where nobody knows it
  block_vector<link_end> from, to;    ///< n_link: first and last point of each
  block_vector<flow_direction> flow;  ///< n_link: as stated, else by the order of the survey, else by levels
  std::vector<meeting> meetings;      ///< rising
  std::vector<std::uint32_t> hosts;   ///< links that are several edges, rising
  edge_list edges;
  block_vector<std::uint32_t> first_down, first_up, up_edge;

  [[nodiscard]] std::size_t node_count() const { return place.size(); }
  /// The nodes that the flow of a link enters and leaves by; `flow` unknown counts as forward.
  [[nodiscard]] std::uint32_t tail_of(std::uint32_t link) const {
    return flow[link] == flow_direction::backward ? to[link].node : from[link].node;
  }
  [[nodiscard]] std::uint32_t head_of(std::uint32_t link) const {
    return flow[link] == flow_direction::backward ? from[link].node : to[link].node;
  }
};

/// The invert at one end of a link.
struct end_level {
  double level_m = kNotGiven;
  bool derived = false;  ///< not given: the ground of the end's node less the depth there
};

/// At the first or the last point of a link. A given level comes first, even if it contradicts the depth; a
/// depth without the ground of a surveyed node says nothing. O(1).
[[nodiscard]] end_level level_at_end(const survey& drains, const network& net, std::uint32_t link, bool last);
/// The same as numbers alone.
[[nodiscard]] inline double up_level(const survey& drains, const network& net, std::uint32_t link) {
  return level_at_end(drains, net, link, false).level_m;
}
[[nodiscard]] inline double down_level(const survey& drains, const network& net, std::uint32_t link) {
  return level_at_end(drains, net, link, true).level_m;
}

/// `tolerance_m`: how far a node, an end or another link may lie from an end that belongs to it. The
/// direction of flow is the one stated; else, where the survey names both nodes and does not say that it
/// doubts the direction, from the first to the second; else downhill by the levels of the link's ends; else
/// unknown. O((n_node + n_link) log n) for ends without names, O(n) for those with.
/// Made nodes are numbered by the first end that is tied to them: those that links name but the survey lacks
/// (first points of all links, then last points), then those of ends without names (link by link).
[[nodiscard]] network build_network(const survey& drains, double tolerance_m);

/// The nodes' kind, system and so on for every node of the network: those of made nodes are `made` and
/// unknown.
[[nodiscard]] inline node_kind kind_at(const survey& drains, std::uint32_t node) {
  return node < drains.nodes.size() ? drains.nodes.kind[node] : node_kind::made;
}
[[nodiscard]] inline drain_system system_at(const survey& drains, std::uint32_t node) {
  return node < drains.nodes.size() ? drains.nodes.system[node] : drain_system::unknown;
}

}  // namespace greenward::drainage
