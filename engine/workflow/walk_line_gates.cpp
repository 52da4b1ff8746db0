#include "engine/workflow/walk_line_gates.hpp"

#include "engine/geo/measure.hpp"

#include <limits>
#include <optional>

namespace greenward::workflow {

namespace {

constexpr double kSamePlace = 1e-3;  ///< metres along a line

/// The nearest point of a line that may have several parts.
struct place_on_line {
  std::uint32_t line = 0, part = 0;
  geo::line_projection at{{}, 0, std::numeric_limits<double>::infinity()};
};

place_on_line project_on(geo::planar_view view, std::uint32_t line, geo::planar place) {
  place_on_line best;
  best.line = line;
  for (std::uint32_t part = 0; part < view.part_count(); ++part) {
    const auto at = geo::project_on_line(place, view.ring(part, 0));
    if (!(at.distance < best.at.distance)) continue;
    best.part = part;
    best.at = at;
  }
  return best;
}

std::optional<place_on_line> nearest_line(const index::indexed_layer& lines, geo::planar place,
                                          metres farthest) {
  const auto distance = [&](std::uint32_t line) {
    return project_on(lines.geometry[line], line, place).at.distance;
  };
  const auto found = lines.tree.nearest(place, 1, distance, farthest.value);
  if (found.empty()) return std::nullopt;
  return project_on(lines.geometry[found.front().row], found.front().row, place);
}

/// The node at a place on a line: one that is there, or a new one that cuts the piece in two.
std::uint32_t node_at(index::noded_lines& noded, const place_on_line& place) {
  const std::uint32_t i = noded.piece_at(place.line, place.part, place.at.along);
  index::line_piece& piece = noded.pieces[i];
  if (place.at.along - piece.from_m <= kSamePlace) return piece.tail;
  if (piece.to_m - place.at.along <= kSamePlace) return piece.head;
  const auto node = static_cast<std::uint32_t>(noded.nodes.size());
  noded.nodes.push_back(place.at.point);
  index::line_piece rest = piece;
  rest.from_m = piece.to_m = place.at.along;
  rest.tail = piece.head = node;
  noded.pieces.insert(noded.pieces.begin() + i + 1, rest);
  return node;
}

}  // namespace

placed_gates cut_at_gates(index::noded_lines& noded, const index::indexed_layer& lines,
                          const layer::feature_table& barriers, geo::crs_code measuring, metres farthest) {
  placed_gates placed;
  const auto &kind = barriers["barrier_kind"], &hours = barriers["opening_hours"];
  const geo::planar_geometry places = geo::project(barriers.geometry(), measuring);
  for (std::uint32_t row = 0; row < barriers.size(); ++row) {
    if (kind.text(row) != "gate" || places[row].kind() != geo::geometry_kind::point) continue;
    const auto on = nearest_line(lines, geo::representative_point(places[row]), farthest);
    if (!on) {
      placed.alone.push_back({barriers.ids()[row].value, barriers.geometry()[row].points().front()});
      continue;
    }
    placed.on_lines.push_back(
        {node_at(noded, *on), hours.has(row) ? std::string(hours.text(row)) : std::string()});
  }
  return placed;
}

}  // namespace greenward::workflow
