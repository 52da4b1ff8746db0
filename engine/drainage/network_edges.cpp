#include "engine/drainage/network_edges.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace greenward::drainage {

namespace {

/// The edges link by link.
class edge_layer {
 public:
  edge_layer(const survey& drains, network& net) : drains_(drains), net_(net) {}

  edge_list lay() {
    net_.hosts.clear();
    reserve(drains_.links.size() + net_.meetings.size());
    auto next = net_.meetings.begin();
    for (std::uint32_t link = 0; link < drains_.links.size(); ++link) {
      const auto first = next;
      while (next != net_.meetings.end() && next->link == link) ++next;
      if (net_.from[link].node == kNone || net_.to[link].node == kNone) continue;
      if (first != next) net_.hosts.push_back(link);
      lay_link(link, {first, next});
    }
    return std::move(laid_);
  }

 private:
  void reserve(std::size_t n) {
    for (auto* rows : {&laid_.tail, &laid_.head, &laid_.link}) rows->reserve(n);
    laid_.length_m.reserve(n);
  }

  void lay_link(std::uint32_t link, std::span<const meeting> met) {
    std::uint32_t node = net_.from[link].node;
    double along = 0;
    for (const meeting& here : met) {
      add(link, node, here.node, here.along_m - along);
      node = here.node;
      along = here.along_m;
    }
    const double length = std::isnan(drains_.links.length_m[link]) ? 0 : drains_.links.length_m[link];
    add(link, node, net_.to[link].node, length - along);
  }

  void add(std::uint32_t link, std::uint32_t a, std::uint32_t b, double length) {
    const bool backward = net_.flow[link] == flow_direction::backward;
    laid_.tail.push_back(backward ? b : a);
    laid_.head.push_back(backward ? a : b);
    laid_.link.push_back(link);
    laid_.length_m.push_back(length);
  }

  const survey& drains_;
  network& net_;
  edge_list laid_;
};

/// n + 1 offsets: how many entries of `keys` are less than each node.
std::vector<std::uint32_t> starts_by(std::span<const std::uint32_t> keys, std::size_t n) {
  std::vector<std::uint32_t> first(n + 1, 0);
  for (const std::uint32_t key : keys) ++first[key + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  return first;
}

/// By tail, then in the order laid: a counting sort.
void sort_edges(const edge_list& laid, network& net) {
  const std::size_t n = net.node_count(), m = laid.size();
  net.first_down = starts_by(laid.tail, n);
  std::vector<std::uint32_t> place = net.first_down;
  edge_list& edges = net.edges;
  for (auto* rows : {&edges.tail, &edges.head, &edges.link}) rows->resize(m);
  edges.length_m.resize(m);
  for (std::size_t e = 0; e < m; ++e) {
    const std::uint32_t at = place[laid.tail[e]]++;
    edges.tail[at] = laid.tail[e];
    edges.head[at] = laid.head[e];
    edges.link[at] = laid.link[e];
    edges.length_m[at] = laid.length_m[e];
  }
  net.first_up = starts_by(edges.head, n);
  place = net.first_up;
  net.up_edge.resize(m);
  for (std::uint32_t e = 0; e < m; ++e) net.up_edge[place[edges.head[e]]++] = e;
}

}  // namespace

flow_direction flow_of(const survey& drains, std::uint32_t link) {
  const survey_links& links = drains.links;
  if (links.flow[link] != flow_direction::unknown) return links.flow[link];
  if (!links.from_code[link].empty() && !links.to_code[link].empty()) return flow_direction::forward;
  const double fall = links.up_invert_m[link] - links.down_invert_m[link];
  return fall > 0 ? flow_direction::forward : fall < 0 ? flow_direction::backward : flow_direction::unknown;
}

void lay_edges(const survey& drains, network& net) {
  const edge_list laid = edge_layer(drains, net).lay();
  sort_edges(laid, net);
}

}  // namespace greenward::drainage
