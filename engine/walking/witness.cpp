#include "engine/walking/witness.hpp"

#include "engine/geo/measure.hpp"
#include "engine/walking/infinite.hpp"
#include "engine/walking/search_starts.hpp"

#include <algorithm>

namespace greenward::walking {

namespace {

/// Metres of a walk along an edge. The network's costs are those of searching from the facility outwards, so
/// the walk from one share to another costs what the search from the other to the one does.
double walking_cost(const walk_network& network, std::uint32_t edge, double from, double to) {
  if (from == to) return 0;
  return from > to ? (from - to) * network.forward_m[edge] : (to - from) * network.backward_m[edge];
}

std::vector<graph::search_start> ends_of(const walk_network& network, std::span<const snap> facilities) {
  std::vector<graph::search_start> starts;
  for (std::uint32_t f = 0; f < facilities.size(); ++f) add_search_starts(network, facilities[f], f, starts);
  return starts;
}

}  // namespace

/// How a place's way begins: at a share of its own edge where a node or the facility is.
struct witness_search::way_in {
  double metres = kInfinite;  ///< without the place's access
  std::uint32_t facility = 0;
  double to = 0;
  bool to_facility = false;  ///< the facility lies on the same edge

  void offer(const way_in& other) {
    if (other.metres < metres || (other.metres == metres && other.facility < facility)) *this = other;
  }
};

witness_search::witness_search(const walk_network& network, std::span<const snap> facilities, metres limit)
    : network_(&network),
      facilities_(facilities.begin(), facilities.end()),
      limit_(limit.value),
      search_(network.graph) {
  const auto reached = search_.run(ends_of(network, facilities), limit_);
  nodes_.assign(reached.begin(), reached.end());
  for (std::uint32_t f = 0; f < facilities.size(); ++f) on_edge_.emplace_back(facilities[f].edge, f);
  std::sort(on_edge_.begin(), on_edge_.end());
}

walked_span witness_search::walked(std::uint32_t edge, double from, double to) const {
  return {edge, from, to, walking_cost(*network_, edge, from, to)};
}

void witness_search::offer_ends(const snap& place, way_in& best) const {
  for (const double end : {0.0, 1.0}) {
    const graph::node_index node = (end == 0.0 ? network_->from : network_->to)[place.edge];
    const double onward = search_.cost(node);
    if (onward == graph::kUnreached) continue;
    best.offer({onward + walking_cost(*network_, place.edge, place.fraction, end), search_.source(node), end,
                false});
  }
}

void witness_search::offer_same_edge(const snap& place, way_in& best) const {
  auto it = std::lower_bound(on_edge_.begin(), on_edge_.end(), std::pair{place.edge, 0U});
  for (; it != on_edge_.end() && it->first == place.edge; ++it) {
    const snap& facility = facilities_[it->second];
    best.offer(
        {facility.access.value + walking_cost(*network_, place.edge, place.fraction, facility.fraction),
         it->second, facility.fraction, true});
  }
}

void witness_search::append_from_node(graph::node_index node, witness& way) const {
  const graph::csr_graph& graph = network_->graph;
  while (search_.by_arc(node) != graph::kNoArc) {
    const std::uint32_t arc = search_.by_arc(node);
    const std::uint32_t edge = graph.edge(arc).value;
    // The search came along the arc; the walk goes back along it.
    way.spans.push_back(graph.forward(arc) ? walked(edge, 1, 0) : walked(edge, 0, 1));
    node = search_.previous(node);
  }
  const snap& facility = facilities_[way.facility];
  const auto cost_at = [&](double end) {
    return walking_cost(*network_, facility.edge, end, facility.fraction);
  };
  const bool at_first = network_->from[facility.edge] == node, at_last = network_->to[facility.edge] == node;
  const double end = at_first && (!at_last || cost_at(0) <= cost_at(1)) ? 0.0 : 1.0;
  way.spans.push_back(walked(facility.edge, end, facility.fraction));
}

std::optional<witness> witness_search::from(const snap& place) const {
  way_in best;
  offer_ends(place, best);
  offer_same_edge(place, best);
  const double total = best.metres + place.access.value;
  if (!(total <= limit_) || total == kInfinite) return std::nullopt;
  witness way{best.facility, place, facilities_[best.facility], {}, total};
  way.spans.push_back(walked(place.edge, place.fraction, best.to));
  if (!best.to_facility) append_from_node((best.to == 0.0 ? network_->from : network_->to)[place.edge], way);
  return way;
}

std::vector<geo::planar> way_line(const walk_network& network, const witness& way) {
  std::vector<geo::planar> points;
  for (const walked_span& span : way.spans) {
    const auto view = (*network.lines)[span.edge];
    if (view.is_none() || span.from == span.to) continue;
    const auto line = view.points();
    const double length = geo::line_length(line).value;
    auto part = geo::line_part(line, metres(std::min(span.from, span.to) * length),
                               metres(std::max(span.from, span.to) * length));
    if (span.to < span.from) std::reverse(part.begin(), part.end());
    for (const geo::planar& p : part)
      if (points.empty() || !(points.back() == p)) points.push_back(p);
  }
  return points;
}

}  // namespace greenward::walking
