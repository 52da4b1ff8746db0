#include "viewer/layers/edited_shape.hpp"

#include "engine/geo/measure.hpp"

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

}  // namespace

edited_shape::edited_shape(geo::geographic_view stored, geo::planar_view drawn) : kind_(drawn.kind()) {
  const std::size_t repeated = kind_ == geo::geometry_kind::polygon ? 1 : 0;
  for (std::size_t part = 0; part < drawn.part_count(); ++part) {
    for (std::size_t r = 0; r < drawn.ring_count(part); ++r) {
      edited_ring ring{part, {}};
      for (std::size_t i = 0; i + repeated < drawn.ring(part, r).size(); ++i)
        ring.corners.push_back({drawn.ring(part, r)[i], stored.ring(part, r)[i]});
      rings_.push_back(std::move(ring));
    }
  }
}

const stored_place& edited_shape::corner(const shape_grip& grip) const {
  return rings_[grip.ring].corners[grip.corner];
}

geo::planar edited_shape::place_of(const shape_grip& grip) const {
  const std::vector<stored_place>& corners = rings_[grip.ring].corners;
  const geo::planar a = corners[grip.corner].at;
  if (!grip.is_middle) return a;
  const geo::planar b = corners[(grip.corner + 1) % corners.size()].at;
  return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

bool edited_shape::is_complete() const {
  if (rings_.empty()) return false;
  for (const edited_ring& ring : rings_)
    if (ring.corners.size() < fewest_corners(kind_)) return false;
  return true;
}

std::optional<shape_grip> edited_shape::grip_at(geo::planar p, double tolerance) const {
  std::optional<shape_grip> corner, middle;
  double to_corner = tolerance, to_middle = tolerance;
  for (std::size_t r = 0; r < rings_.size(); ++r) {
    const std::vector<stored_place>& corners = rings_[r].corners;
    const bool closed = kind_ == geo::geometry_kind::polygon;
    const std::size_t sides = kind_ == geo::geometry_kind::point || corners.empty() ? 0
                              : closed                                              ? corners.size()
                                                                                    : corners.size() - 1;
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
  past_.push_back(rings_);
  future_.clear();
}

shape_grip edited_shape::take(const shape_grip& grip) {
  remember();
  if (!grip.is_middle) return grip;
  std::vector<stored_place>& corners = rings_[grip.ring].corners;
  const stored_place between{place_of(grip)};
  corners.insert(corners.begin() + static_cast<std::ptrdiff_t>(grip.corner) + 1, between);
  return {grip.ring, grip.corner + 1};
}

void edited_shape::move(const shape_grip& grip, const stored_place& to) {
  rings_[grip.ring].corners[grip.corner] = to;
}

bool edited_shape::drop(const shape_grip& grip) {
  std::vector<stored_place>& corners = rings_[grip.ring].corners;
  if (grip.is_middle || corners.size() <= fewest_corners(kind_)) return false;
  remember();
  corners.erase(corners.begin() + static_cast<std::ptrdiff_t>(grip.corner));
  return true;
}

void edited_shape::append(const stored_place& corner) {
  remember();
  if (rings_.empty()) rings_.emplace_back();
  if (kind_ == geo::geometry_kind::point) rings_.back().corners.clear();
  rings_.back().corners.push_back(corner);
}

bool edited_shape::take_back() {
  if (past_.empty()) return false;
  future_.push_back(std::exchange(rings_, past_.back()));
  past_.pop_back();
  return true;
}

bool edited_shape::do_again() {
  if (future_.empty()) return false;
  past_.push_back(std::exchange(rings_, future_.back()));
  future_.pop_back();
  return true;
}

geo::geographic_geometry edited_shape::geographic(geo::crs_code measuring) const {
  geo::geographic_geometry shape;
  shape.begin_feature(kind_);
  const bool closed = kind_ == geo::geometry_kind::polygon;
  std::optional<std::size_t> part;
  for (const edited_ring& ring : rings_) {
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
