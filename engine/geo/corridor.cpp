#include "engine/geo/corridor.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"
#include "engine/geo/segment_runs.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace greenward::geo {

namespace {

/// Fractions of a segment, from <= to unless it is empty.
struct stretch {
  double from = std::numeric_limits<double>::infinity();
  double to = -std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const { return !(from <= to); }
  void include(const stretch& other) {
    from = std::min(from, other.from);
    to = std::max(to, other.to);
  }
  [[nodiscard]] stretch cut_to(double low, double high) const {
    return {std::max(from, low), std::min(to, high)};
  }
};

double dot(planar a, planar b) {
  return a.x * b.x + a.y * b.y;
}
double cross(planar a, planar b) {
  return a.x * b.y - a.y * b.x;
}
planar minus(planar a, planar b) {
  return {a.x - b.x, a.y - b.y};
}

/// Where start + t · way lies in the disc about the origin.
stretch in_disc(planar start, planar way, double radius) {
  const double square = dot(way, way);
  const double off = cross(start, way);
  const double room = radius * radius - off * off / square;
  if (room < 0) return {};
  const double nearest = -dot(start, way) / square, half = std::sqrt(room / square);
  return {nearest - half, nearest + half};
}

/// Where low <= value + t · slope <= high.
stretch in_strip(double value, double slope, double low, double high) {
  constexpr double everywhere = std::numeric_limits<double>::infinity();
  if (slope == 0) return low <= value && value <= high ? stretch{-everywhere, everywhere} : stretch{};
  const double a = (low - value) / slope, b = (high - value) / slope;
  return {std::min(a, b), std::max(a, b)};
}

/// The part of ab within `width` of cd. Those points are a disc at either end and a rectangle between them,
/// and together convex.
stretch near_segment(planar a, planar b, planar c, planar d, double width) {
  const planar way = minus(b, a), axis = minus(d, c);
  stretch found = in_disc(minus(a, c), way, width);
  found.include(in_disc(minus(a, d), way, width));
  const double length = std::sqrt(dot(axis, axis));
  if (length > 0) {
    const planar along{axis.x / length, axis.y / length};
    const stretch beside = in_strip(cross(along, minus(a, c)), cross(along, way), -width, width);
    const stretch between = in_strip(dot(along, minus(a, c)), dot(along, way), 0, length);
    const stretch rectangle = beside.cut_to(between.from, between.to);
    if (!rectangle.empty()) found.include(rectangle);
  }
  return found.cut_to(0, 1);
}

std::vector<stretch> near_border(planar a, planar b, planar_view other, double width) {
  std::vector<stretch> found;
  const planar_box window = segment_box(a, b).expanded(width);
  for (const segment_run& run : segment_runs(other, window)) {
    (void)any_segment(run, [&](planar c, planar d) {
      const stretch part = near_segment(a, b, c, d, width);
      if (!part.empty()) found.push_back(part);
      return false;
    });
  }
  std::sort(found.begin(), found.end(), [](const stretch& l, const stretch& r) { return l.from < r.from; });
  return found;
}

bool is_inside(planar a, planar b, double fraction, planar_view other) {
  return other.kind() == geometry_kind::polygon &&
         contains(other, {a.x + fraction * (b.x - a.x), a.y + fraction * (b.y - a.y)});
}

/// The fraction of ab within `width` of `other`.
double share_within(planar a, planar b, planar_view other, double width) {
  double share = 0, covered_to = 0;
  const auto pass_gap = [&](double to) {
    if (to > covered_to && is_inside(a, b, (covered_to + to) / 2, other)) share += to - covered_to;
  };
  for (const stretch& part : near_border(a, b, other, width)) {
    pass_gap(part.from);
    share += std::max(0.0, part.to - std::max(part.from, covered_to));
    covered_to = std::max(covered_to, part.to);
  }
  pass_gap(1);
  return share;
}

}  // namespace

metres length_within(planar_view line, planar_view other, metres width) {
  assert(width.value > 0);
  if (line.kind() != geometry_kind::line || other.is_none() || other.points().empty()) return metres(0);
  double sum = 0;
  for (std::size_t p = 0; p < line.part_count(); ++p) {
    const auto points = line.ring(p, 0);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double length = distance(points[i - 1], points[i]);
      if (length > 0) sum += length * share_within(points[i - 1], points[i], other, width.value);
    }
  }
  return metres(sum);
}

}  // namespace greenward::geo
