#include "engine/walking/capsule_union.hpp"

#include "engine/geo/measure.hpp"
#include "engine/walking/capsule_border.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace greenward::walking {

namespace {

constexpr double kJoin = 1e-3;  ///< metres
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// For each piece the one that starts where it ends; empty if that is not one to one.
std::vector<std::uint32_t> followers(const std::vector<border_piece>& pieces) {
  std::vector<std::uint32_t> by_x(pieces.size());
  for (std::uint32_t i = 0; i < pieces.size(); ++i) by_x[i] = i;
  std::sort(by_x.begin(), by_x.end(),
            [&](std::uint32_t i, std::uint32_t j) { return pieces[i].start.x < pieces[j].start.x; });
  std::vector<std::uint32_t> next(pieces.size(), kNone);
  std::vector<std::uint8_t> taken(pieces.size(), 0);
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const geo::planar end = pieces[i].end;
    auto it = std::lower_bound(by_x.begin(), by_x.end(), end.x - kJoin,
                               [&](std::uint32_t j, double x) { return pieces[j].start.x < x; });
    double least = kJoin;
    for (; it != by_x.end() && pieces[*it].start.x <= end.x + kJoin; ++it) {
      const double d = geo::distance(end, pieces[*it].start);
      if (d > least) continue;
      least = d;
      next[i] = *it;
    }
    if (next[i] == kNone || taken[next[i]]) return {};
    taken[next[i]] = 1;
  }
  return next;
}

void append_corners(const border_piece& piece, double radius, std::vector<geo::planar>& ring) {
  constexpr double kStep = std::numbers::pi / 16;
  ring.push_back(piece.start);
  if (!piece.arc) return;
  const int steps = std::max(1, static_cast<int>(std::ceil((piece.to - piece.from) / kStep - 1e-9)));
  for (int s = 1; s < steps; ++s) {
    const double angle = piece.from + (piece.to - piece.from) * s / steps;
    ring.push_back({piece.centre.x + radius * std::cos(angle), piece.centre.y + radius * std::sin(angle)});
  }
}

/// A closed ring, without what lies upon itself.
struct outline {
  geo::planar_geometry polygon;  ///< of this ring alone
  geo::planar_box box;
  double signed_area = 0;
};

std::vector<outline> outlines_of(const std::vector<border_piece>& pieces,
                                 const std::vector<std::uint32_t>& next, double radius, geo::planar origin) {
  std::vector<outline> found;
  std::vector<std::uint8_t> done(pieces.size(), 0);
  for (std::uint32_t first = 0; first < pieces.size(); ++first) {
    if (done[first]) continue;
    std::vector<geo::planar> ring;
    for (std::uint32_t i = first; !done[i]; i = next[i]) {
      done[i] = 1;
      append_corners(pieces[i], radius, ring);
    }
    for (geo::planar& p : ring) p = {p.x + origin.x, p.y + origin.y};
    ring.push_back(ring.front());
    outline made;
    made.signed_area = geo::signed_area(ring);
    made.polygon.append_polygon(ring);
    made.box = made.polygon[0].box();
    found.push_back(std::move(made));
  }
  return found;
}

/// The smallest shell around a hole; kNone if there is none. Most holes lie in the box of one shell only.
std::uint32_t shell_around(const std::vector<outline>& outlines, const std::vector<std::uint32_t>& shells,
                           const outline& hole) {
  std::uint32_t around = kNone, boxes = 0, last = kNone;
  for (const std::uint32_t s : shells)
    if (outlines[s].box.intersects(hole.box)) {
      ++boxes;
      last = s;
    }
  if (boxes == 1) return last;
  const geo::planar corner = hole.polygon[0].points().front();
  for (const std::uint32_t s : shells) {
    if (!outlines[s].box.contains(corner) || !geo::contains(outlines[s].polygon[0], corner)) continue;
    if (around == kNone || outlines[s].signed_area < outlines[around].signed_area) around = s;
  }
  return around;
}

std::optional<geo::planar_geometry> assembled(const std::vector<outline>& outlines) {
  constexpr double kLeastArea = 1e-6;  // square metres
  std::vector<std::vector<std::uint32_t>> holes(outlines.size());
  std::vector<std::uint32_t> shells;
  for (std::uint32_t i = 0; i < outlines.size(); ++i)
    if (outlines[i].signed_area > 0) shells.push_back(i);
  for (std::uint32_t i = 0; i < outlines.size(); ++i) {
    if (std::abs(outlines[i].signed_area) < kLeastArea) return std::nullopt;
    if (outlines[i].signed_area > 0) continue;
    const std::uint32_t around = shell_around(outlines, shells, outlines[i]);
    if (around == kNone) return std::nullopt;
    holes[around].push_back(i);
  }
  geo::planar_geometry result;
  result.begin_feature(geo::geometry_kind::polygon);
  const auto add = [&](const outline& ring) {
    result.begin_ring();
    for (const geo::planar& p : ring.polygon[0].points()) result.add(p);
  };
  for (const std::uint32_t s : shells) {
    result.begin_part();
    add(outlines[s]);
    for (const std::uint32_t hole : holes[s]) add(outlines[hole]);
  }
  return result;
}

}  // namespace

std::optional<geo::planar_geometry> capsule_union(const geo::planar_geometry& lines, double radius) {
  if (lines.points().empty() || !(radius > 0)) return std::nullopt;
  // About an origin among the lines, numbers have digits to spare.
  const geo::planar origin = lines.points().front();
  const auto pieces = capsule_border(lines.transformed<geo::planar>([&](geo::planar p) {
    return geo::planar{p.x - origin.x, p.y - origin.y};
  }),
                                     radius);
  if (!pieces || pieces->empty()) return std::nullopt;
  const auto next = followers(*pieces);
  if (next.empty()) return std::nullopt;
  return assembled(outlines_of(*pieces, next, radius, origin));
}

}  // namespace greenward::walking
