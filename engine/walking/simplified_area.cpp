#include "engine/walking/simplified_area.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/point_location.hpp"
#include "engine/geo/segment.hpp"
#include "engine/index/packed_rtree.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace greenward::walking {

namespace {

struct straight {
  geo::planar a, b;
};

/// Segments that can be asked for by window; of rings they are in the order of the border.
class segment_set {
 public:
  explicit segment_set(const geo::planar_geometry& geometry) {
    const auto first = geometry.point_first();
    for (std::size_t ring = 0; ring + 1 < first.size(); ++ring)
      for (std::uint32_t p = first[ring]; p + 1 < first[ring + 1]; ++p)
        segments_.push_back({geometry.points()[p], geometry.points()[p + 1]});
    std::vector<geo::planar_box> boxes;
    boxes.reserve(segments_.size());
    for (const straight& s : segments_) boxes.push_back(geo::segment_box(s.a, s.b));
    tree_ = index::packed_rtree(boxes);
  }

  /// Whether test(number, segment) holds for any segment whose box meets the window, or one close by.
  template <class Test>
  [[nodiscard]] bool any(const geo::planar_box& window, Test test) const {
    bool found = false;
    tree_.visit_window(window, [&](std::uint32_t s) { found = found || test(s, segments_[s]); });
    return found;
  }

 private:
  std::vector<straight> segments_;
  index::packed_rtree tree_;
};

/// The stretch of a ring from corner `first` to corner `last`, and the straight line between them.
struct stretch {
  std::span<const geo::planar> ring;  ///< closed
  std::size_t ring_segment;           ///< number of the ring's first segment among all
  std::size_t first, last;

  [[nodiscard]] std::span<const geo::planar> corners() const { return ring.subspan(first, last - first + 1); }
  [[nodiscard]] bool owns(std::uint32_t segment) const {
    return segment >= ring_segment + first && segment < ring_segment + last;
  }
};

class simplifier {
 public:
  simplifier(const geo::planar_geometry& area, const simplification& how)
      : tolerance_(std::min(how.tolerance.value, 0.9 * how.width.value)), border_(area), lines_(how.lines) {
    std::vector<geo::planar_box> boxes;
    for (const geo::planar& p : how.unreached) {
      if (geo::contains(area[0], p)) continue;
      outside_.push_back(p);
      boxes.push_back({p, p});
    }
    outside_tree_ = index::packed_rtree(boxes);
  }

  /// The corners that stay, closed. The ring as it is if fewer than three would.
  std::vector<geo::planar> ring(std::span<const geo::planar> ring, std::size_t ring_segment) {
    kept_.assign(1, ring[0]);
    std::size_t far = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
      if (geo::distance(ring[0], ring[i]) > geo::distance(ring[0], ring[far])) far = i;
    if (far > 0) {
      keep({ring, ring_segment, 0, far});
      keep({ring, ring_segment, far, ring.size() - 1});
    }
    if (kept_.size() < 4) return {ring.begin(), ring.end()};
    return kept_;
  }

 private:
  /// Appends the corners after the first. Works on a stack: a border may have very many.
  void keep(stretch whole) {
    std::vector<stretch> waiting{whole};
    while (!waiting.empty()) {
      const stretch s = waiting.back();
      waiting.pop_back();
      const std::size_t split = s.last == s.first + 1 ? s.last : split_of(s);
      if (split == s.last) {
        kept_.push_back(s.ring[s.last]);
        continue;
      }
      waiting.push_back({s.ring, s.ring_segment, split, s.last});
      waiting.push_back({s.ring, s.ring_segment, s.first, split});
    }
  }

  /// The corner to split at, or the last one if the stretch may be straightened.
  [[nodiscard]] std::size_t split_of(const stretch& s) const {
    std::size_t far = (s.first + s.last) / 2;
    double most = 0;
    for (std::size_t i = s.first + 1; i < s.last; ++i) {
      const double d = geo::segment_distance(s.ring[i], s.ring[s.first], s.ring[s.last]);
      if (d > most) {
        most = d;
        far = i;
      }
    }
    return most <= tolerance_ && nothing_between(s) ? s.last : far;
  }

  [[nodiscard]] bool nothing_between(const stretch& s) const {
    geo::planar_box window;
    geo::planar_geometry pocket;
    pocket.append_polygon(s.corners());
    for (const geo::planar& p : s.corners()) window.include(p);
    const straight chord{s.ring[s.first], s.ring[s.last]};
    const auto in_pocket = [&](geo::planar p) { return geo::locate(pocket[0], p) != geo::location::outside; };
    const bool line = lines_.any(window, [&](std::uint32_t, const straight& l) {
      return geo::segments_meet(chord.a, chord.b, l.a, l.b) || in_pocket(l.a) || in_pocket(l.b);
    });
    if (line) return false;
    const bool other_border = border_.any(window, [&](std::uint32_t number, const straight& b) {
      if (s.owns(number)) return false;
      return meets_beyond_ends(chord, b) || strictly_in(pocket, b.a, chord) ||
             strictly_in(pocket, b.b, chord);
    });
    if (other_border) return false;
    bool place = false;
    outside_tree_.visit_window(window, [&](std::uint32_t p) { place = place || in_pocket(outside_[p]); });
    return !place;
  }

  /// Whether a border touches the chord elsewhere than where both have an end.
  static bool meets_beyond_ends(const straight& chord, const straight& b) {
    if (!geo::segments_meet(chord.a, chord.b, b.a, b.b)) return false;
    const bool a_shared = b.a == chord.a || b.a == chord.b, b_shared = b.b == chord.a || b.b == chord.b;
    if (a_shared == b_shared) return true;  // the same two ends, or a crossing
    const geo::planar other = a_shared ? b.b : b.a, shared = a_shared ? b.a : b.b;
    const geo::planar far_end = shared == chord.a ? chord.b : chord.a;
    return geo::on_segment(other, chord.a, chord.b) || geo::on_segment(far_end, b.a, b.b);
  }

  static bool strictly_in(const geo::planar_geometry& pocket, geo::planar p, const straight& chord) {
    if (p == chord.a || p == chord.b) return false;
    return geo::locate(pocket[0], p) != geo::location::outside;
  }

  double tolerance_;
  segment_set border_;
  segment_set lines_;
  std::vector<geo::planar> outside_;
  index::packed_rtree outside_tree_;
  std::vector<geo::planar> kept_;
};

}  // namespace

geo::planar_geometry simplified_area(const geo::planar_geometry& area, const simplification& how) {
  assert(area.size() == 1);
  if (area[0].is_none() || !(how.tolerance.value > 0)) return area;
  simplifier simplify(area, how);
  geo::planar_geometry result;
  result.begin_feature(geo::geometry_kind::polygon);
  std::size_t segments = 0;
  for (std::size_t p = 0; p < area[0].part_count(); ++p) {
    result.begin_part();
    for (std::size_t r = 0; r < area[0].ring_count(p); ++r) {
      const auto ring = area[0].ring(p, r);
      result.begin_ring();
      for (const geo::planar& corner : simplify.ring(ring, segments)) result.add(corner);
      segments += ring.size() - 1;
    }
  }
  return result;
}

}  // namespace greenward::walking
