#include "viewer/layers/edited_shape.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace greenward::viewer {

namespace {

std::size_t fewest_corners(geo::geometry_kind kind) {
  switch (kind) {
    case geo::geometry_kind::line:
      return 2;
    case geo::geometry_kind::polygon:
      return 3;
    default:
      return 1;
  }
}

std::size_t sides_of(geo::geometry_kind kind, std::size_t corners) {
  if (kind == geo::geometry_kind::point || corners == 0) return 0;
  return kind == geo::geometry_kind::polygon ? corners : corners - 1;
}

std::vector<std::vector<stored_place>> corners_of(const std::vector<edited_ring>& rings) {
  std::vector<std::vector<stored_place>> parts;
  for (const edited_ring& ring : rings) parts.push_back(ring.corners);
  return parts;
}

}  // namespace

edited_shape::edited_shape(geo::geographic_view stored, geo::planar_view drawn) : now_{.kind = drawn.kind()} {
  const std::size_t repeated = kind() == geo::geometry_kind::polygon ? 1 : 0;
  for (std::size_t part = 0; part < drawn.part_count(); ++part) {
    for (std::size_t r = 0; r < drawn.ring_count(part); ++r) {
      edited_ring ring{part, {}};
      for (std::size_t i = 0; i + repeated < drawn.ring(part, r).size(); ++i)
        ring.corners.push_back({drawn.ring(part, r)[i], stored.ring(part, r)[i]});
      now_.rings.push_back(std::move(ring));
    }
  }
}

const stored_place& edited_shape::corner(const shape_grip& grip) const {
  return now_.rings[grip.ring].corners[grip.corner];
}

geo::planar edited_shape::place_of(const shape_grip& grip) const {
  const std::vector<stored_place>& corners = now_.rings[grip.ring].corners;
  const geo::planar a = corners[grip.corner].at;
  if (!grip.is_middle) return a;
  const geo::planar b = corners[(grip.corner + 1) % corners.size()].at;
  return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

bool edited_shape::is_complete() const {
  return !now_.rings.empty() && std::ranges::all_of(now_.rings, [this](const edited_ring& ring) {
    return ring.corners.size() >= fewest_corners(kind());
  });
}

bool edited_shape::is_hole(std::size_t ring) const {
  return kind() == geo::geometry_kind::polygon && ring > 0 &&
         now_.rings[ring - 1].part == now_.rings[ring].part;
}

std::optional<shape_grip> edited_shape::grip_at(geo::planar p, double tolerance) const {
  std::optional<shape_grip> corner, middle;
  double to_corner = tolerance, to_middle = tolerance;
  for (std::size_t r = 0; r < now_.rings.size(); ++r) {
    const std::vector<stored_place>& corners = now_.rings[r].corners;
    const std::size_t sides = sides_of(kind(), corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i) {
      if (const double away = geo::distance(p, corners[i].at); away <= to_corner) {
        to_corner = away;
        corner = shape_grip{r, i};
      }
      const shape_grip half{r, i, true};
      if (i >= sides || 2 * geo::distance(corners[i].at, place_of(half)) < 4 * tolerance) continue;
      if (const double away = geo::distance(p, place_of(half)); away <= to_middle) {
        to_middle = away;
        middle = half;
      }
    }
  }
  return corner ? corner : middle;
}

void edited_shape::remember() {
  past_.push_back(now_);
  future_.clear();
}

void edited_shape::insert_corner(const shape_grip& before, const stored_place& corner) {
  std::vector<stored_place>& corners = now_.rings[before.ring].corners;
  corners.insert(corners.begin() + static_cast<std::ptrdiff_t>(before.corner) + 1, corner);
  if (now_.cut && now_.cut->ring == before.ring && now_.cut->corner > before.corner) ++now_.cut->corner;
}

shape_grip edited_shape::take(const shape_grip& grip) {
  remember();
  if (!grip.is_middle) return grip;
  insert_corner(grip, {place_of(grip)});
  return {grip.ring, grip.corner + 1};
}

void edited_shape::move(const shape_grip& grip, const stored_place& to) {
  now_.rings[grip.ring].corners[grip.corner] = to;
}

void edited_shape::erase_ring(std::size_t ring) {
  const std::size_t part = now_.rings[ring].part;
  if (is_hole(ring)) {
    now_.rings.erase(now_.rings.begin() + static_cast<std::ptrdiff_t>(ring));
  } else {
    std::erase_if(now_.rings, [part](const edited_ring& one) { return one.part == part; });
  }
  now_.cut.reset();
  now_.begun = now_.rings.size() - 1;
}

bool edited_shape::drop(const shape_grip& grip) {
  if (grip.is_middle) return false;
  std::vector<stored_place>& corners = now_.rings[grip.ring].corners;
  if (corners.size() > fewest_corners(kind())) {
    remember();
    corners.erase(corners.begin() + static_cast<std::ptrdiff_t>(grip.corner));
    if (now_.cut && now_.cut->ring == grip.ring) {
      if (now_.cut->corner > grip.corner)
        --now_.cut->corner;
      else if (now_.cut->corner == grip.corner)
        now_.cut.reset();
    }
    if (now_.cut && is_end(*now_.cut)) now_.cut.reset();
    return true;
  }
  const bool is_only_part = now_.rings.front().part == now_.rings.back().part;
  if (!is_hole(grip.ring) && is_only_part) return false;
  remember();
  erase_ring(grip.ring);
  return true;
}

void edited_shape::append(const stored_place& corner) {
  remember();
  if (now_.rings.empty()) now_.rings.emplace_back();
  std::vector<stored_place>& corners = now_.rings[now_.begun].corners;
  if (kind() == geo::geometry_kind::point) corners.clear();
  corners.push_back(corner);
}

void edited_shape::begin_part(const stored_place& corner) {
  remember();
  now_.rings.push_back({now_.rings.empty() ? 0 : now_.rings.back().part + 1, {corner}});
  now_.begun = now_.rings.size() - 1;
}

bool edited_shape::encloses(std::size_t ring, geo::planar p) const {
  geo::planar_geometry border;
  std::vector<geo::planar> closed;
  for (const stored_place& corner : now_.rings[ring].corners) closed.push_back(corner.at);
  if (closed.size() < fewest_corners(geo::geometry_kind::polygon)) return false;
  closed.push_back(closed.front());
  border.append_polygon(closed);
  return geo::contains(border[0], p);
}

bool edited_shape::begin_hole(const stored_place& corner) {
  if (kind() != geo::geometry_kind::polygon) return false;
  std::size_t ring = 0;
  while (ring < now_.rings.size() && (is_hole(ring) || !encloses(ring, corner.at))) ++ring;
  if (ring == now_.rings.size()) return false;
  remember();
  const std::size_t part = now_.rings[ring].part;
  while (ring < now_.rings.size() && now_.rings[ring].part == part) ++ring;
  now_.rings.insert(now_.rings.begin() + static_cast<std::ptrdiff_t>(ring), {part, {corner}});
  now_.begun = ring;
  return true;
}

void edited_shape::become(geo::geometry_kind kind) {
  if (kind == now_.kind) return;
  remember();
  now_.kind = kind;
  now_.cut.reset();
  if (kind != geo::geometry_kind::point) return;
  for (edited_ring& ring : now_.rings)
    if (ring.corners.size() > 1) ring.corners.erase(ring.corners.begin(), ring.corners.end() - 1);
}

bool edited_shape::is_end(const shape_grip& corner) const {
  return corner.corner == 0 || corner.corner + 1 >= now_.rings[corner.ring].corners.size();
}

std::optional<edited_shape::nearest_side> edited_shape::side_near(geo::planar p) const {
  std::optional<nearest_side> nearest;
  for (std::size_t r = 0; r < now_.rings.size(); ++r) {
    const std::vector<stored_place>& corners = now_.rings[r].corners;
    for (std::size_t i = 0; i < sides_of(kind(), corners.size()); ++i) {
      const double away = geo::segment_distance(p, corners[i].at, corners[(i + 1) % corners.size()].at);
      if (!nearest || away < nearest->distance) nearest = nearest_side{{r, i}, away};
    }
  }
  return nearest;
}

double edited_shape::distance_to_sides(geo::planar p) const {
  const auto side = side_near(p);
  return side ? side->distance : std::numeric_limits<double>::infinity();
}

bool edited_shape::cut_at(const stored_place& place, double tolerance) {
  if (kind() != geo::geometry_kind::line) return false;
  const auto grip = grip_at(place.at, tolerance);
  if (grip && !grip->is_middle) {
    if (is_end(*grip)) return false;
    remember();
    now_.cut = now_.cut == grip ? std::nullopt : grip;
    return true;
  }
  const auto side = side_near(place.at);
  if (!side || side->distance > tolerance) return false;
  const std::vector<stored_place>& corners = now_.rings[side->first.ring].corners;
  const geo::planar from = corners[side->first.corner].at, to = corners[side->first.corner + 1].at;
  const bool takes_place = place.stored && side->distance <= kOnLineMetres;
  const stored_place cut =
      takes_place ? place : stored_place{geo::project_on_segment(place.at, from, to).point};
  remember();
  insert_corner(side->first, cut);
  now_.cut = shape_grip{side->first.ring, side->first.corner + 1};
  return true;
}

std::vector<workflow::part_ends> edited_shape::ends() const {
  std::vector<workflow::part_ends> ends;
  for (const edited_ring& ring : now_.rings)
    ends.push_back({ring.corners.front().at, ring.corners.back().at});
  return ends;
}

void edited_shape::join(const edited_shape& other, const workflow::line_joint& joint) {
  remember();
  auto parts = workflow::joined_parts(corners_of(now_.rings), corners_of(other.now_.rings), joint);
  now_.rings.clear();
  for (std::vector<stored_place>& corners : parts)
    now_.rings.push_back({now_.rings.size(), std::move(corners)});
  now_.begun = now_.rings.size() - 1;
  now_.cut.reset();
  ++now_.joins;
}

bool edited_shape::take_back() {
  if (past_.empty()) return false;
  future_.push_back(std::exchange(now_, past_.back()));
  past_.pop_back();
  return true;
}

bool edited_shape::do_again() {
  if (future_.empty()) return false;
  past_.push_back(std::exchange(now_, future_.back()));
  future_.pop_back();
  return true;
}

geo::geographic_geometry edited_shape::geographic(geo::crs_code measuring) const {
  return shape_of(now_.rings, measuring);
}

std::array<geo::geographic_geometry, 2> edited_shape::pieces(geo::crs_code measuring) const {
  const auto divided = now_.rings.begin() + static_cast<std::ptrdiff_t>(now_.cut->ring);
  std::vector<edited_ring> first(now_.rings.begin(), divided + 1), second(divided, now_.rings.end());
  std::vector<stored_place>&before = first.back().corners, &after = second.front().corners;
  const auto corner = static_cast<std::ptrdiff_t>(now_.cut->corner);
  before.erase(before.begin() + corner + 1, before.end());
  after.erase(after.begin(), after.begin() + corner);
  return {shape_of(first, measuring), shape_of(second, measuring)};
}

geo::geographic_geometry edited_shape::shape_of(const std::vector<edited_ring>& rings,
                                                geo::crs_code measuring) const {
  geo::geographic_geometry shape;
  shape.begin_feature(kind());
  const bool closed = kind() == geo::geometry_kind::polygon;
  std::optional<std::size_t> part;
  for (const edited_ring& ring : rings) {
    if (part != ring.part) shape.begin_part();
    part = ring.part;
    if (closed) shape.begin_ring();
    const auto add = [&](const stored_place& corner) {
      shape.add(corner.stored ? *corner.stored : geo::unproject(corner.at, measuring));
    };
    for (const stored_place& corner : ring.corners) add(corner);
    if (closed && !ring.corners.empty()) add(ring.corners.front());
  }
  return shape;
}

}  // namespace greenward::viewer
