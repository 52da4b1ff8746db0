#include "engine/walking/capsule_border.hpp"

#include "engine/geo/segment.hpp"
#include "engine/index/packed_rtree.hpp"
#include "engine/walking/capsule_skeleton.hpp"
#include "engine/walking/covered_cells.hpp"

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

class border_finder {
 public:
  border_finder(capsule_skeleton ground, double radius)
      : ground_(std::move(ground)), radius_(radius), inside_(ground_.capsules, radius) {
    std::vector<geo::planar_box> boxes;
    boxes.reserve(ground_.capsules.size());
    for (const capsule& c : ground_.capsules) boxes.push_back(geo::segment_box(c.a, c.b));
    tree_ = index::packed_rtree(boxes);
    seen_.assign(ground_.points.size(), 0);
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
    cover({from, std::min(to, kTurn)});
    if (to > kTurn) cover({0, to - kTurn});
  }

  void cover_by_disc(geo::planar centre, geo::planar other) {
    const double dx = other.x - centre.x, dy = other.y - centre.y, d2 = dx * dx + dy * dy;
    if (d2 >= 4 * radius_ * radius_) return;
    cover_angles(std::atan2(dy, dx), std::acos(std::sqrt(d2) / (2 * radius_)));
  }

  static double angle_of(const capsule& c) { return std::atan2(c.uy, c.ux); }

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
        if (from < to) cover_angles(angle_of(c) + (from + to) / 2, (to - from) / 2);
      }
  }

  geo::planar on_circle(geo::planar centre, double angle) const {
    return {centre.x + radius_ * std::cos(angle), centre.y + radius_ * std::sin(angle)};
  }

  /// Where a line goes on through a point, most often all that the bend leaves of the circle lies deep
  /// inside.
  [[nodiscard]] bool bend_is_inside(std::uint32_t p) const {
    const auto meeting = ground_.capsules_at(p);
    if (meeting.size() != 2) return false;
    const auto away = [&](std::uint32_t row) {
      const capsule& c = ground_.capsules[row];
      return c.first == p ? geo::planar{c.ux, c.uy} : geo::planar{-c.ux, -c.uy};
    };
    const geo::planar centre = ground_.points[p], u = away(meeting[0]), v = away(meeting[1]);
    const double out = u.x * v.y - u.y * v.x > 0 ? radius_ : -radius_;
    const geo::planar from{centre.x + out * u.y, centre.y - out * u.x};
    const geo::planar to{centre.x - out * v.y, centre.y + out * v.x};
    // An arc of up to half a circle rises no more than half of its chord above it.
    return inside_.hold(geo::segment_box(from, to).expanded(geo::distance(from, to) / 2));
  }

  /// The streets that meet in the point leave little of its circle: only what lies close to that can cover
  /// it.
  void add_arcs(std::uint32_t p) {
    const geo::planar centre = ground_.points[p];
    if (bend_is_inside(p) || inside_.hold(geo::planar_box{centre, centre}.expanded(radius_))) return;
    covered_.clear();
    for (const std::uint32_t row : ground_.capsules_at(p)) {
      const capsule& c = ground_.capsules[row];
      cover_angles(c.first == p ? angle_of(c) : angle_of(c) + kPi, kPi / 2);
    }
    open_.clear();
    each_gap(0, kTurn, kShortestArc, [&](double from, double to) { open_.emplace_back(from, to); });
    leave_out_inside(inside_.cell() / radius_, [&](double from, double to) {
      const double rise = radius_ * (to - from) * (to - from) / 8;
      return geo::segment_box(on_circle(centre, from), on_circle(centre, to)).expanded(rise);
    });
    if (open_.empty()) return;
    for (const interval& arc : open_) cover_gap(p, arc);
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
    ask_about(gap);
    tree_.visit_window(window, [&](std::uint32_t row) {
      const capsule& c = ground_.capsules[row];
      if (is_settled() || c.first == p || c.last == p) return;
      if (geo::segment_distance(middle, c.a, c.b) > reach) return;
      if (first_time(c.first)) cover_by_disc(centre, c.a);
      if (first_time(c.last)) cover_by_disc(centre, c.b);
      cover_by_rectangle(centre, c);
    });
  }

  // ---- sides ----

  void cover_by_disc(geo::planar start, const capsule& side, geo::planar other) {
    const double dx = other.x - start.x, dy = other.y - start.y;
    const double beside = side.ux * dy - side.uy * dx;
    if (std::abs(beside) >= radius_ - kTouching) return;
    const double along = dx * side.ux + dy * side.uy, half = std::sqrt(radius_ * radius_ - beside * beside);
    cover({along - half, along + half});
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
    if (t.first < t.second) cover(t);
  }

  /// The side to the right of the capsule's segment.
  void add_side(std::uint32_t own, const capsule& side) {
    const geo::planar start{side.a.x + radius_ * side.uy, side.a.y - radius_ * side.ux};
    const auto at = [&](double t) { return geo::planar{start.x + t * side.ux, start.y + t * side.uy}; };
    const auto box = [&](double from, double to) { return geo::segment_box(at(from), at(to)); };
    covered_.clear();
    open_.assign(1, {0, side.length});
    leave_out_inside(inside_.cell(), box);
    if (open_.empty()) return;
    for (const interval& part : open_) {
      ask_about(part);
      tree_.visit_window(box(part.first, part.second).expanded(radius_), [&](std::uint32_t row) {
        if (row != own && !is_settled()) cover_by_capsule(start, side, ground_.capsules[row]);
      });
    }
    each_gap(0, side.length, kShortestSide, [&](double from, double to) {
      pieces_.push_back({at(from), at(to), false, {}, 0, 0});
    });
  }

  void cover_by_capsule(geo::planar start, const capsule& side, const capsule& c) {
    // The circles about the side's own ends touch it and no more.
    const auto is_end = [&](std::uint32_t p) { return p == side.first || p == side.last; };
    if (!is_end(c.first) && first_time(c.first)) cover_by_disc(start, side, c.a);
    if (!is_end(c.last) && first_time(c.last)) cover_by_disc(start, side, c.b);
    cover_by_rectangle(start, side, c);
  }

  // ---- both ----

  /// Takes out of `open_` what lies in covered cells, and counts it as covered. box_of(from, to) holds a
  /// stretch; stretches of the length `step` are asked about.
  template <class BoxOf>
  void leave_out_inside(double step, BoxOf box_of) {
    uncertain_.clear();
    for (const interval& whole : open_) {
      const double count = std::ceil((whole.second - whole.first) / step);
      const double part = (whole.second - whole.first) / count;
      double from = whole.first;
      bool inside = inside_.hold(box_of(from, from + part));
      for (double k = 1; k < count; ++k) {
        const double at = whole.first + part * k;
        if (inside_.hold(box_of(at, at + part)) == inside) continue;
        (inside ? covered_ : uncertain_).emplace_back(from, at);
        from = at;
        inside = !inside;
      }
      (inside ? covered_ : uncertain_).emplace_back(from, whole.second);
    }
    open_.swap(uncertain_);
  }

  void ask_about(const interval& part) {
    ++question_;
    in_doubt_ = part;
  }
  /// Whether what has come up so far covers all that was asked about.
  [[nodiscard]] bool is_settled() const { return in_doubt_.first >= in_doubt_.second; }
  void cover(const interval& part) {
    covered_.push_back(part);
    if (part.first <= in_doubt_.first) in_doubt_.first = std::max(in_doubt_.first, part.second);
    if (part.second >= in_doubt_.second) in_doubt_.second = std::min(in_doubt_.second, part.first);
  }
  /// Whether the point has not come up in this question yet.
  bool first_time(std::uint32_t point) { return std::exchange(seen_[point], question_) != question_; }

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

  capsule_skeleton ground_;
  double radius_;
  covered_cells inside_;
  index::packed_rtree tree_;
  std::uint32_t question_ = 0;
  interval in_doubt_;  // of what is asked about: from the first to the last that nothing covers yet
  std::vector<std::uint32_t> seen_;  // by point: the question in which its disc last came up
  std::vector<interval> covered_;
  std::vector<interval> open_, uncertain_;  // what may be border
  std::vector<border_piece> pieces_;
};

}  // namespace

std::optional<std::vector<border_piece>> capsule_border(const geo::planar_geometry& lines, double radius) {
  auto ground = skeleton_of(lines);
  if (!ground) return std::nullopt;
  return border_finder(std::move(*ground), radius).pieces();
}

}  // namespace greenward::walking
