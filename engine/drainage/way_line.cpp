#include "engine/drainage/way_line.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::drainage {

namespace {

std::vector<geo::planar> line_of_piece(const survey& drains, const way_piece& piece) {
  const geo::planar_view view = (*drains.lines)[piece.link];
  if (view.is_none() || view.part_count() != 1) return {};
  const auto [from, to] = std::minmax(piece.enters_at_m, piece.leaves_at_m);
  std::vector<geo::planar> points = geo::line_part(view.ring(0, 0), metres(from), metres(to));
  if (piece.enters_at_m > piece.leaves_at_m) std::ranges::reverse(points);
  return points;
}

}  // namespace

std::vector<geo::planar> line_of(const survey& drains, const network& net, const way& laid) {
  std::vector<geo::planar> line;
  const auto add = [&](geo::planar p) {
    const bool known = std::isfinite(p.x) && std::isfinite(p.y);
    if (known && (line.empty() || !(line.back() == p))) line.push_back(p);
  };
  for (std::size_t i = 0; i < laid.nodes.size(); ++i) {
    add(net.place[laid.nodes[i]]);
    if (i == laid.pieces.size()) break;
    for (const geo::planar p : line_of_piece(drains, laid.pieces[i])) add(p);
  }
  return line;
}

}  // namespace greenward::drainage
