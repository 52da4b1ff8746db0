#include "engine/drainage/street_connection.hpp"

#include "engine/geo/measure.hpp"
#include "engine/index/nearest_feature.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace greenward::drainage {

namespace {

using geo::planar;

graph::csr_graph graph_of(const index::noded_lines& noded) {
  std::vector<graph::arc> arcs;
  arcs.reserve(2 * noded.pieces.size());
  for (std::uint32_t p = 0; p < noded.pieces.size(); ++p) {
    const index::line_piece& piece = noded.pieces[p];
    const graph::node_index tail(piece.tail), head(piece.head);
    arcs.push_back({tail, head, graph::edge_index(p), piece.length_m(), true});
    arcs.push_back({head, tail, graph::edge_index(p), piece.length_m(), false});
  }
  return {noded.nodes.size(), arcs};
}

}  // namespace

street_connections::street_connections(const street_input& input, std::span<const planar> places,
                                       std::span<const std::uint8_t> joins)
    : input_(input),
      noded_(index::node_lines(input.streets, {input.tolerance, input.bridges})),
      graph_(graph_of(noded_)) {
  find_node_places(places, joins);
  search_from_nodes();
}

/// `on` is a point of the street: the part that it lies on, and how far along.
street_connections::street_place street_connections::place_on(std::uint32_t street, planar off,
                                                              planar on) const {
  const geo::planar_view line = input_.streets.geometry[street];
  std::uint32_t best_part = 0;
  geo::line_projection best = geo::project_on_line(on, line.ring(0, 0));
  for (std::uint32_t part = 1; part < line.part_count(); ++part) {
    const geo::line_projection found = geo::project_on_line(on, line.ring(part, 0));
    if (!(found.distance < best.distance)) continue;
    best = found;
    best_part = part;
  }
  return {noded_.piece_at(street, best_part, best.along), best.along, off, best.point};
}

void street_connections::find_node_places(std::span<const planar> places,
                                          std::span<const std::uint8_t> joins) {
  const geo::planar_geometry& streets = input_.streets.geometry;
  for (std::uint32_t node = 0; node < places.size(); ++node) {
    if (joins[node] == 0 || std::isnan(places[node].x)) continue;
    const auto nearest = input_.streets.tree.nearest(
        places[node], 1, [&](std::uint32_t row) { return geo::distance(streets[row], places[node]); },
        input_.farthest_from_street.value);
    if (nearest.empty()) continue;
    street_place& at = node_places_.emplace_back(place_on(nearest.front().row, places[node], places[node]));
    at.node = node;
  }
  std::ranges::sort(node_places_, {},
                    [](const street_place& p) { return std::tuple(p.piece, p.along_m, p.node); });
}

void street_connections::search_from_nodes() {
  std::vector<graph::search_start> starts;
  for (std::uint32_t i = 0; i < node_places_.size(); ++i) {
    const street_place& at = node_places_[i];
    const index::line_piece& piece = noded_.pieces[at.piece];
    starts.push_back({graph::node_index(piece.tail), at.off_m() + at.along_m - piece.from_m, i});
    starts.push_back({graph::node_index(piece.head), at.off_m() + piece.to_m - at.along_m, i});
  }
  search_.emplace(graph_);
  search_->run(starts, graph::kUnreached);
}

std::optional<street_connection> street_connections::from(geo::planar_view building) const {
  const auto street = index::find_nearest(building, input_.streets, {}, input_.farthest_from_street);
  if (!street) return std::nullopt;
  const street_place start = place_on(street->row, street->points.on_a, street->points.on_b);
  const index::line_piece& piece = noded_.pieces[start.piece];
  const graph::node_index tail(piece.tail), head(piece.head);
  const double by_tail = start.along_m - piece.from_m + search_->cost(tail);
  const double by_head = piece.to_m - start.along_m + search_->cost(head);
  double least = std::min(by_tail, by_head);
  const street_place* on_piece = nullptr;
  const auto same_piece = std::ranges::equal_range(node_places_, start.piece, {}, &street_place::piece);
  for (const street_place& at : same_piece) {
    const double direct = std::abs(at.along_m - start.along_m) + at.off_m();
    if (direct > least || (direct == least && on_piece != nullptr)) continue;
    least = direct;
    on_piece = &at;
  }
  if (!std::isfinite(least)) return std::nullopt;
  street_connection way;
  way.line.push_back(start.off);
  const bool via_tail = by_tail <= by_head;
  const street_place& last =
      on_piece != nullptr ? *on_piece : node_places_[search_->source(via_tail ? tail : head)];
  if (on_piece != nullptr) {
    add_stretch(way, start.piece, start.along_m, on_piece->along_m);
  } else {
    add_stretch(way, start.piece, start.along_m, via_tail ? piece.from_m : piece.to_m);
    follow(way, via_tail ? tail : head);
  }
  way.line.push_back(last.off);
  way.node = last.node;
  way.off_street_m = start.off_m() + last.off_m();
  way.length_m = start.off_m() + least;
  return way;
}

/// From a node of the streets to where its drain comes to the street.
void street_connections::follow(street_connection& way, graph::node_index from) const {
  const street_place& last = node_places_[search_->source(from)];
  graph::node_index node = from;
  while (search_->by_arc(node) != graph::kNoArc) {
    const std::size_t arc = search_->by_arc(node);
    const index::line_piece& piece = noded_.pieces[graph_.edge(arc).index()];
    // The search came the other way.
    if (graph_.forward(arc))
      add_stretch(way, graph_.edge(arc).value, piece.to_m, piece.from_m);
    else
      add_stretch(way, graph_.edge(arc).value, piece.from_m, piece.to_m);
    node = search_->previous(node);
  }
  const index::line_piece& piece = noded_.pieces[last.piece];
  const double at_tail = last.along_m - piece.from_m, at_head = piece.to_m - last.along_m;
  const bool from_tail = node.value == piece.tail && (node.value != piece.head || at_tail <= at_head);
  add_stretch(way, last.piece, from_tail ? piece.from_m : piece.to_m, last.along_m);
}

void street_connections::add_stretch(street_connection& way, std::uint32_t piece, double from_m,
                                     double to_m) const {
  const index::line_piece& of = noded_.pieces[piece];
  const auto part = input_.streets.geometry[of.line].ring(of.part, 0);
  auto points = geo::line_part(part, metres(std::min(from_m, to_m)), metres(std::max(from_m, to_m)));
  if (to_m < from_m) std::ranges::reverse(points);
  for (const planar p : points)
    if (!(p == way.line.back())) way.line.push_back(p);
}

}  // namespace greenward::drainage
