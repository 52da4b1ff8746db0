#include "engine/walking/reach.hpp"

#include "engine/geo/measure.hpp"
#include "engine/graph/bounded_search.hpp"

#include <algorithm>
#include <limits>

namespace greenward::walking {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Cost of searching along an edge from one share of it to another.
double cost_between(const walk_network& network, std::uint32_t edge, double from, double to) {
  if (from == to) return 0;
  return to > from ? (to - from) * network.forward_m[edge] : (from - to) * network.backward_m[edge];
}

std::vector<graph::search_start> search_starts(const walk_network& network, std::span<const snap> starts) {
  std::vector<graph::search_start> result;
  for (std::uint32_t s = 0; s < starts.size(); ++s) {
    const snap& start = starts[s];
    const auto add = [&](graph::node_index node, double end) {
      const double cost = start.access.value + cost_between(network, start.edge, start.fraction, end);
      if (cost < kInfinite) result.push_back({node, cost, s});
    };
    add(network.from[start.edge], 0.0);
    add(network.to[start.edge], 1.0);
  }
  return result;
}

/// Shares of an edge, from 0 at its first point to 1 at its last.
struct span_of_edge {
  std::uint32_t edge;
  double from, to;
};

/// How far into an edge `budget` metres lead, as a share of it.
double share(double budget, double cost) {
  if (cost == kInfinite || budget < 0) return 0;
  return budget >= cost ? 1.0 : budget / cost;
}

void add_from_node(const walk_network& network, const graph::reached_node& node, double limit,
                   std::vector<span_of_edge>& spans) {
  const graph::csr_graph& graph = network.graph;
  for (std::size_t a = graph.first_out(node.node); a < graph.end_out(node.node); ++a) {
    const double into = share(limit - node.cost, graph.weight(a));
    const std::uint32_t edge = graph.edge(a).value;
    spans.push_back(graph.forward(a) ? span_of_edge{edge, 0, into} : span_of_edge{edge, 1 - into, 1});
  }
}

void add_from_start(const walk_network& network, const snap& start, double limit,
                    std::vector<span_of_edge>& spans) {
  const double budget = limit - start.access.value;
  if (budget < 0) return;
  const double forward = share(budget, network.forward_m[start.edge]);
  const double backward = share(budget, network.backward_m[start.edge]);
  spans.push_back(
      {start.edge, std::max(0.0, start.fraction - backward), std::min(1.0, start.fraction + forward)});
}

/// Overlapping and touching spans of the same edge become one; spans of no length are left out.
std::vector<edge_part> merged(const walk_network& network, std::vector<span_of_edge> spans) {
  std::erase_if(spans, [](const span_of_edge& s) { return s.to <= s.from; });
  std::sort(spans.begin(), spans.end(), [](const span_of_edge& a, const span_of_edge& b) {
    return a.edge != b.edge ? a.edge < b.edge : a.from < b.from;
  });
  std::vector<span_of_edge> joined;
  for (const span_of_edge& s : spans) {
    if (!joined.empty() && joined.back().edge == s.edge && s.from <= joined.back().to)
      joined.back().to = std::max(joined.back().to, s.to);
    else
      joined.push_back(s);
  }
  std::vector<edge_part> parts;
  parts.reserve(joined.size());
  for (const span_of_edge& s : joined)
    parts.push_back({s.edge, s.from * network.length_m[s.edge], s.to * network.length_m[s.edge]});
  return parts;
}

}  // namespace

reach_result reach(const walk_network& network, std::span<const snap> starts, metres limit) {
  reach_result result;
  result.starts.assign(starts.begin(), starts.end());
  graph::bounded_search search(network.graph);
  std::vector<span_of_edge> spans;
  for (const graph::reached_node& node : search.run(search_starts(network, starts), limit.value)) {
    result.nodes.push_back({node.node.value, node.cost, node.source});
    add_from_node(network, node, limit.value, spans);
  }
  for (const snap& start : starts) add_from_start(network, start, limit.value, spans);
  result.parts = merged(network, std::move(spans));
  return result;
}

namespace {

/// Costs by node, and the starts that lie on each edge.
class cost_lookup {
 public:
  cost_lookup(const walk_network& network, const reach_result& reached)
      : network_(network), reached_(reached), node_(network.node_ids.size(), {kInfinite, 0}) {
    for (const node_reach& node : reached.nodes) node_[node.node] = {node.metres, node.source};
    for (std::uint32_t s = 0; s < reached.starts.size(); ++s) on_edge_.push_back({reached.starts[s].edge, s});
    std::sort(on_edge_.begin(), on_edge_.end());
  }

  [[nodiscard]] place_cost at(const snap& place) const {
    place_cost best{kInfinite, 0};
    const auto offer = [&](double metres, std::uint32_t source) {
      if (metres < best.metres || (metres == best.metres && source < best.source)) best = {metres, source};
    };
    const place_cost& first = node_[network_.from[place.edge].index()];
    const place_cost& last = node_[network_.to[place.edge].index()];
    offer(first.metres + cost_between(network_, place.edge, 0, place.fraction), first.source);
    offer(last.metres + cost_between(network_, place.edge, 1, place.fraction), last.source);
    const auto [begin, end] =
        std::equal_range(on_edge_.begin(), on_edge_.end(), std::pair{place.edge, 0U},
                         [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto it = begin; it != end; ++it) {
      const snap& start = reached_.starts[it->second];
      offer(start.access.value + cost_between(network_, place.edge, start.fraction, place.fraction),
            it->second);
    }
    return {best.metres + place.access.value, best.source};
  }

 private:
  const walk_network& network_;
  const reach_result& reached_;
  std::vector<place_cost> node_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> on_edge_;  // edge, start
};

}  // namespace

std::vector<place_cost> costs_of_places(const walk_network& network, const reach_result& reached,
                                        std::span<const snap> places, metres limit) {
  const cost_lookup lookup(network, reached);
  std::vector<place_cost> result;
  result.reserve(places.size());
  for (const snap& place : places) {
    place_cost cost = lookup.at(place);
    if (cost.metres > limit.value) cost = {kInfinite, 0};
    result.push_back(cost);
  }
  return result;
}

geo::planar_geometry part_lines(const walk_network& network, std::span<const edge_part> parts) {
  geo::planar_geometry lines;
  for (const edge_part& part : parts) {
    const auto view = (*network.lines)[part.edge];
    if (view.is_none()) continue;
    const auto line = view.points();
    const double length = network.length_m[part.edge];
    const double scale = length > 0 ? geo::line_length(line).value / length : 0;
    lines.append_line(geo::line_part(line, metres(part.from_metres * scale), metres(part.to_metres * scale)));
  }
  return lines;
}

}  // namespace greenward::walking
