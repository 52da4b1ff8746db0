#include "engine/walking/capsule_border.hpp"

#include "engine/geo/segment.hpp"
#include "engine/index/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace greenward::walking {

namespace {

constexpr double kPi = std::numbers::pi, kTurn = 2 * std::numbers::pi;
constexpr double kParallel = 1e-9;  ///< sine of the angle between lines that count as parallel
constexpr double kTouching = 1e-7;  ///< metres: borders this close to a capsule's border are not in it
constexpr double kShortestArc = 1e-9, kShortestSide = 1e-7;  ///< radians, metres

using interval = std::pair<double, double>;

struct capsule {
  geo::planar a, b;
  std::uint32_t first, last;  ///< numbers of the end points
  double ux, uy, length;      ///< direction
  double angle;               ///< of the direction; not kept up by turned()
  [[nodiscard]] capsule turned() const { return {b, a, last, first, -ux, -uy, length, angle}; }
};

/// Distinct points and distinct segments of the lines.
struct skeleton {
  std::vector<geo::planar> points;
  std::vector<capsule> capsules;
};

std::optional<skeleton> skeleton_of(const geo::planar_geometry& lines) {
  skeleton made;
  made.points.assign(lines.points().begin(), lines.points().end());
  const auto less = [](geo::planar p, geo::planar q) { return p.x != q.x ? p.x < q.x : p.y < q.y; };
  std::sort(made.points.begin(), made.points.end(), less);
  made.points.erase(std::unique(made.points.begin(), made.points.end()), made.points.end());
  const auto number = [&](geo::planar p) {
    return static_cast<std::uint32_t>(std::lower_bound(made.points.begin(), made.points.end(), p, less) -
                                      made.points.begin());
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  const auto first = lines.point_first();
  for (std::size_t ring = 0; ring + 1 < first.size(); ++ring) {
    const std::size_t before = ends.size();
    for (std::uint32_t p = first[ring]; p + 1 < first[ring + 1]; ++p) {
      const std::uint32_t a = number(lines.points()[p]), b = number(lines.points()[p + 1]);
      if (a != b) ends.emplace_back(std::min(a, b), std::max(a, b));
    }
    if (ends.size() == before) return std::nullopt;
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  for (const auto& [a, b] : ends) {
    const geo::planar p = made.points[a], q = made.points[b];
    const double length = std::hypot(q.x - p.x, q.y - p.y);
    made.capsules.push_back(
        {p, q, a, b, (q.x - p.x) / length, (q.y - p.y) / length, length, std::atan2(q.y - p.y, q.x - p.x)});
  }
  return made;
}

class border_finder {
 public:
  border_finder(skeleton ground, double radius) : ground_(std::move(ground)), radius_(radius) {
    std::vector<geo::planar_box> boxes;
    boxes.reserve(ground_.capsules.size());
    for (const capsule& c : ground_.capsules) boxes.push_back(geo::segment_box(c.a, c.b));
    tree_ = index::packed_rtree(boxes);
    seen_from_.assign(ground_.points.size(), 0);
  }

  std::vector<border_piece> pieces() {
    for (std::uint32_t p = 0; p < ground_.points.size(); ++p) add_arcs(p);
    for (std::uint32_t c = 0; c < ground_.capsules.size(); ++c) {
      add_side(c, ground_.capsules[c]);
      add_side(c, ground_.capsules[c].turned());
    }
    return std::move(pieces_);
  }

 private:
  // ---- circles ----

  void cover_angles(double middle, double half) {
    if (half <= 0) return;
    double from = std::fmod(middle - half, kTurn);
    if (from < 0) from += kTurn;
    const double to = from + 2 * half;
    covered_.emplace_back(from, std::min(to, kTurn));
    if (to > kTurn) covered_.emplace_back(0.0, to - kTurn);
  }

  void cover_by_disc(geo::planar centre, geo::planar other) {
    const double dx = other.x - centre.x, dy = other.y - centre.y, d2 = dx * dx + dy * dy;
    if (d2 >= 4 * radius_ * radius_) return;
    cover_angles(std::atan2(dy, dx), std::acos(std::sqrt(d2) / (2 * radius_)));
  }

  /// The rectangle over the segment, in angles from the segment's direction: the circle's points of the strip
  /// are one interval, those over the segment two that mirror each other.
  void cover_by_rectangle(geo::planar centre, const capsule& c) {
    const double dx = centre.x - c.a.x, dy = centre.y - c.a.y;
    const double along = dx * c.ux + dy * c.uy, beside = c.ux * dy - c.uy * dx;
    if (std::abs(beside) >= 2 * radius_) return;
    const double low = -along / radius_, high = (c.length - along) / radius_;
    if (low >= 1 || high <= -1) return;
    const double near = high >= 1 ? 0 : std::acos(high), far = low <= -1 ? kPi : std::acos(low);
    const double alpha = std::asin(1 - std::abs(beside) / radius_);
    const interval strip = beside >= 0 ? interval{kPi - alpha, kTurn + alpha} : interval{-alpha, kPi + alpha};
    for (const interval& over : {interval{near, far}, interval{-far, -near}})
      for (const double turn : {-kTurn, 0.0, kTurn}) {
        const double from = std::max(strip.first, over.first + turn);
        const double to = std::min(strip.second, over.second + turn);
        cover_angles(c.angle + (from + to) / 2, (to - from) / 2);
      }
  }

  /// Whether the disc about `other` has not been seen from the circle about `p` yet.
  bool first_time(std::uint32_t p, std::uint32_t other) {
    return std::exchange(seen_from_[other], p + 1) != p + 1;
  }

  geo::planar on_circle(geo::planar centre, double angle) const {
    return {centre.x + radius_ * std::cos(angle), centre.y + radius_ * std::sin(angle)};
  }

  /// The streets that meet in the point leave little of its circle: only what lies close to that can cover
  /// it.
  void add_arcs(std::uint32_t p) {
    const geo::planar centre = ground_.points[p];
    covered_.clear();
    tree_.visit_window({centre, centre}, [&](std::uint32_t row) {
      const capsule& c = ground_.capsules[row];
      if (c.first == p) cover_angles(c.angle, kPi / 2);
      if (c.last == p) cover_angles(c.angle + kPi, kPi / 2);
    });
    gaps_.clear();
    each_gap(0, kTurn, kShortestArc, [&](double from, double to) { gaps_.emplace_back(from, to); });
    for (const interval& gap : gaps_) cover_gap(p, gap);
    const std::size_t before = pieces_.size();
    each_gap(0, kTurn, kShortestArc, [&](double from, double to) {
      pieces_.push_back({on_circle(centre, from), on_circle(centre, to), true, centre, from, to});
    });
    // The gap that goes through angle 0 was told as two.
    if (pieces_.size() < before + 2 || pieces_[before].from != 0 || pieces_.back().to != kTurn) return;
    pieces_[before].from = pieces_.back().from - kTurn;
    pieces_[before].start = pieces_.back().start;
    pieces_.pop_back();
  }

  void cover_gap(std::uint32_t p, const interval& gap) {
    const geo::planar centre = ground_.points[p], middle = on_circle(centre, (gap.first + gap.second) / 2);
    const double reach = radius_ * (1 + std::min(2.0, (gap.second - gap.first) / 2));
    const geo::planar_box window{{middle.x - reach, middle.y - reach}, {middle.x + reach, middle.y + reach}};
    tree_.visit_window(window, [&](std::uint32_t row) {
      const capsule& c = ground_.capsules[row];
      if (c.first == p || c.last == p || geo::segment_distance(middle, c.a, c.b) > reach) return;
      if (first_time(p, c.first)) cover_by_disc(centre, c.a);
      if (first_time(p, c.last)) cover_by_disc(centre, c.b);
      cover_by_rectangle(centre, c);
    });
  }

  // ---- sides ----

  void cover_by_disc(geo::planar start, const capsule& side, geo::planar other) {
    const double dx = other.x - start.x, dy = other.y - start.y;
    const double beside = side.ux * dy - side.uy * dx;
    if (std::abs(beside) >= radius_ - kTouching) return;
    const double along = dx * side.ux + dy * side.uy, half = std::sqrt(radius_ * radius_ - beside * beside);
    covered_.emplace_back(along - half, along + half);
  }

  /// The t for which low < value + t * slope < high, cut down to `t`.
  static void cut(interval& t, double value, double slope, double low, double high) {
    if (std::abs(slope) < kParallel) {
      if (value <= low + kTouching || value >= high - kTouching) t = {1, 0};
      return;
    }
    const double x = (low - value) / slope, y = (high - value) / slope;
    t = {std::max(t.first, std::min(x, y)), std::min(t.second, std::max(x, y))};
  }

  void cover_by_rectangle(geo::planar start, const capsule& side, const capsule& c) {
    const double dx = start.x - c.a.x, dy = start.y - c.a.y;
    interval t{0, side.length};
    cut(t, c.ux * dy - c.uy * dx, c.ux * side.uy - c.uy * side.ux, -radius_, radius_);
    cut(t, dx * c.ux + dy * c.uy, c.ux * side.ux + c.uy * side.uy, 0, c.length);
    if (t.first < t.second) covered_.push_back(t);
  }

  /// The side to the right of the capsule's segment.
  void add_side(std::uint32_t own, const capsule& side) {
    const geo::planar start{side.a.x + radius_ * side.uy, side.a.y - radius_ * side.ux};
    const auto at = [&](double t) { return geo::planar{start.x + t * side.ux, start.y + t * side.uy}; };
    covered_.clear();
    geo::planar_box window = geo::segment_box(start, at(side.length));
    window.min = {window.min.x - radius_, window.min.y - radius_};
    window.max = {window.max.x + radius_, window.max.y + radius_};
    tree_.visit_window(window, [&](std::uint32_t row) {
      if (row == own) return;
      const capsule& c = ground_.capsules[row];
      // The circles about the side's own ends touch it and no more.
      if (c.first != side.first && c.first != side.last) cover_by_disc(start, side, c.a);
      if (c.last != side.first && c.last != side.last) cover_by_disc(start, side, c.b);
      cover_by_rectangle(start, side, c);
    });
    each_gap(0, side.length, kShortestSide, [&](double from, double to) {
      pieces_.push_back({at(from), at(to), false, {}, 0, 0});
    });
  }

  /// What of [from, to] no interval covers.
  template <class Visit>
  void each_gap(double from, double to, double shortest, Visit visit) {
    std::sort(covered_.begin(), covered_.end());
    double at = from;
    for (const interval& c : covered_) {
      if (c.first - at > shortest) visit(at, std::min(c.first, to));
      at = std::max(at, c.second);
      if (at >= to) return;
    }
    if (to - at > shortest) visit(at, to);
  }

  skeleton ground_;
  double radius_;
  index::packed_rtree tree_;
  std::vector<std::uint32_t> seen_from_;  // by point: 1 + the circle that its disc was last seen from
  std::vector<interval> covered_;
  std::vector<interval> gaps_;
  std::vector<border_piece> pieces_;
};

}  // namespace

std::optional<std::vector<border_piece>> capsule_border(const geo::planar_geometry& lines, double radius) {
  auto ground = skeleton_of(lines);
  if (!ground) return std::nullopt;
  return border_finder(std::move(*ground), radius).pieces();
}

}  // namespace greenward::walking
