#include "engine/walking/certificate.hpp"

#include "engine/walking/network_version.hpp"

#include <algorithm>
#include <cassert>

namespace greenward::walking {

namespace {

void add_parts(certificate& made, const walk_network& network, const reached_limits& limits) {
  for (std::size_t k = 0; k < limits.limits.size(); ++k) {
    for (const edge_part& part : limits.reached[k].parts) {
      const double length = network.length_m[part.edge];
      const double from = std::min(1.0, part.from_metres / length);
      const double to = std::min(1.0, part.to_metres / length);
      if (from < to)
        made.parts.push_back({limits.limits[k].value, network.edge_ids[part.edge].value, from, to});
    }
  }
}

certified_way add_way(certificate& made, const walk_network& network, const witness& way) {
  certified_way added{made.facilities[way.facility].id, way.metres,
                      static_cast<std::uint32_t>(made.steps.size()), 0};
  for (const walked_span& span : way.spans)
    made.steps.push_back({network.edge_ids[span.edge].value, span.from, span.to});
  added.end_step = static_cast<std::uint32_t>(made.steps.size());
  return added;
}

void count_people(certificate& made) {
  for (certified_limit& limit : made.limits)
    for (const certified_place& place : made.places)
      if (place.way && place.way->metres <= limit.metres) limit.people_within += place.people;
}

}  // namespace

const std::string& certificate::value(std::string_view key) const {
  static const std::string none;
  const auto found =
      std::find_if(header.begin(), header.end(), [&](const auto& entry) { return entry.first == key; });
  return found == header.end() ? none : found->second;
}

std::vector<certified_edge> certified_edges(const walk_network& network, direction walking) {
  std::vector<certified_edge> edges;
  edges.reserve(network.edge_count());
  for (std::size_t e = 0; e < network.edge_count(); ++e) {
    const double searched = network.forward_m[e], back = network.backward_m[e];
    const bool away = walking == direction::away;
    edges.push_back({network.edge_ids[e].value, network.node_ids[network.from[e].index()],
                     network.node_ids[network.to[e].index()], away ? searched : back,
                     away ? back : searched});
  }
  return edges;
}

std::string network_version(std::span<const certified_edge> edges) {
  content_hash hash;
  for (const certified_edge& e : edges) add_edge(hash, e.id, e.from, e.to, e.forward_m, e.backward_m);
  return hash.text();
}

certificate make_certificate(const walk_network& network, const witness_search& search,
                             std::span<const certified_facility> facilities, const reached_limits& limits,
                             const places_to_certify& places) {
  assert(facilities.size() == search.facilities().size() && limits.limits.size() == limits.reached.size());
  certificate made;
  made.edges = certified_edges(network, direction::towards);
  made.facilities.assign(facilities.begin(), facilities.end());
  for (std::size_t f = 0; f < facilities.size(); ++f) {
    const snap& at = search.facilities()[f];
    made.facilities[f].edge = network.edge_ids[at.edge].value;
    made.facilities[f].share = at.fraction;
    made.facilities[f].access_m = at.access.value;
  }
  for (const metres limit : limits.limits) made.limits.push_back({limit.value, 0});
  add_parts(made, network, limits);
  for (std::size_t i = 0; i < places.ids.size(); ++i) {
    certified_place place{places.ids[i], places.people[i], places.places[i], {}, {}};
    if (const auto& at = places.snaps[i]) {
      place.snap = {network.edge_ids[at->edge].value, at->fraction, at->access.value, places.snap_points[i]};
      if (const auto way = search.from(*at)) place.way = add_way(made, network, *way);
    }
    made.places.push_back(std::move(place));
  }
  count_people(made);
  return made;
}

}  // namespace greenward::walking
