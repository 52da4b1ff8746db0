#include "engine/geo/sweep_triangulation.hpp"

#include "engine/geo/segment.hpp"
#include "engine/geo/sweep_corners.hpp"

#include <deque>
#include <iterator>
#include <set>
#include <span>
#include <tuple>

namespace greenward::geo {

namespace {

using corner = std::uint32_t;
constexpr std::uint32_t kNothing = 0xffffffffU;

/// An edge by its ends from west to east.
struct swept_edge {
  corner west = 0, east = 0;
};

/// Corners that still lack triangles to their east, from an interval's lower edge to its upper one. Each but
/// the ends is one around which these triangles will turn by more than half a circle.
struct corner_chain {
  std::uint32_t front = kNothing, back = kNothing, newest = kNothing;  ///< links
};

struct chain_link {
  corner at = 0;
  std::uint32_t before = kNothing, after = kNothing;
};

struct swept_interval;

/// The order of intervals from south to north, and of a corner among them.
struct south_to_north {
  using is_transparent = void;
  const sweep_corners* corners;

  [[nodiscard]] turn side(const swept_edge& edge, corner v) const {
    return orientation(corners->places[edge.west], corners->places[edge.east], corners->places[v]);
  }
  bool operator()(const swept_interval* a, const swept_interval* b) const;
  bool operator()(corner v, const swept_interval* a) const;
};
using interval_set = std::set<swept_interval*, south_to_north>;

/// Part of the inside that the sweep line runs through, between two edges.
struct swept_interval {
  swept_edge lower, upper;
  corner_chain chain;
  interval_set::iterator place{};
};

/// Two intervals differ where the younger begins, or else in whither it goes.
bool south_to_north::operator()(const swept_interval* a, const swept_interval* b) const {
  if (a == b) return false;
  const bool a_is_newer = corners->rank[a->lower.west] > corners->rank[b->lower.west];
  const swept_edge& older = a_is_newer ? b->lower : a->lower;
  const swept_edge& newer = a_is_newer ? a->lower : b->lower;
  turn at = side(older, newer.west);
  if (at == turn::straight) at = side(older, newer.east);
  if (at == turn::straight) return a_is_newer;
  return (at == turn::left) != a_is_newer;
}
bool south_to_north::operator()(corner v, const swept_interval* a) const {
  return side(a->lower, v) == turn::right;
}

struct not_triangulated {};

class triangle_sweep {
 public:
  explicit triangle_sweep(const sweep_corners& corners)
      : corners_(corners), beside_(corners.size(), nullptr), active_(south_to_north{&corners_}) {}

  /// Throws not_triangulated.
  std::vector<planar> run() {
    triangles_.reserve(3 * (corners_.size() + 16));
    for (const corner v : corners_.order) meet(v);
    if (!active_.empty()) throw not_triangulated{};
    return std::move(triangles_);
  }

 private:
  [[nodiscard]] turn turn_of(corner a, corner b, corner c) const {
    return orientation(corners_.places[a], corners_.places[b], corners_.places[c]);
  }
  [[nodiscard]] bool is_east(corner a, corner of) const { return corners_.rank[a] > corners_.rank[of]; }

  void meet(corner v) {
    const corner from = corners_.previous[v], to = corners_.next[v];
    const bool from_east = is_east(from, v), to_east = is_east(to, v);
    if (!from_east && to_east) return bend_lower(v, from, to);
    if (from_east && !to_east) return bend_upper(v, from);
    const turn at = turn_of(from, v, to);
    if (at == turn::straight) throw not_triangulated{};
    if (from_east) return at == turn::left ? begin(v, from, to) : split(v, from, to);
    at == turn::left ? end(v, from) : merge(v, from);
  }

  // An edge is known by the corner that it leaves along its ring; beside_ says which interval it bounds.

  swept_interval& interval_beside(corner edge) {
    if (beside_[edge] == nullptr) throw not_triangulated{};
    return *beside_[edge];
  }

  void bend_lower(corner v, corner from, corner to) {
    swept_interval& interval = interval_beside(from);
    advance_front(interval.chain, v);
    interval.lower = {v, to};
    beside_[v] = &interval;
    require_no_crossing(interval);
  }

  void bend_upper(corner v, corner from) {
    swept_interval& interval = interval_beside(v);
    advance_back(interval.chain, v);
    interval.upper = {v, from};
    beside_[from] = &interval;
    require_no_crossing(interval);
  }

  void begin(corner v, corner from, corner to) {
    const auto above = active_.upper_bound(v);
    if (above != active_.begin() && is_inside(**std::prev(above), v)) throw not_triangulated{};
    const std::uint32_t only = add_link(v);
    open({{v, to}, {v, from}, {only, only, only}}, above);
  }

  /// The ring opens to the east within an interval: it goes on below and above.
  void split(corner v, corner from, corner to) {
    const auto above = active_.upper_bound(v);
    if (above == active_.begin()) throw not_triangulated{};
    swept_interval& interval = **std::prev(above);
    if (!is_inside(interval, v)) throw not_triangulated{};
    const corner_chain upper_chain = cut_at_newest(interval.chain);
    swept_interval upper{{v, to}, interval.upper, upper_chain};
    advance_front(upper.chain, v);
    advance_back(interval.chain, v);
    interval.upper = {v, from};
    beside_[from] = &interval;
    open(upper, above);
    require_no_crossing(interval);
  }

  void end(corner v, corner from) {
    swept_interval& interval = interval_beside(from);
    if (&interval != &interval_beside(v)) throw not_triangulated{};
    for (std::uint32_t link = interval.chain.front; link != interval.chain.back;) {
      const std::uint32_t after = links_[link].after;
      add_triangle(links_[link].at, v, links_[after].at);
      link = after;
    }
    const auto above = active_.erase(interval.place);
    if (above != active_.end()) require_no_crossing(**above);
  }

  void merge(corner v, corner from) {
    swept_interval& upper = interval_beside(from);
    swept_interval& lower = interval_beside(v);
    if (std::next(lower.place) != upper.place) throw not_triangulated{};
    advance_back(lower.chain, v);
    advance_front(upper.chain, v);
    lower.chain = joined(lower.chain, upper.chain);
    beside_[edge_of_upper(upper)] = &lower;
    lower.upper = upper.upper;
    active_.erase(upper.place);
    require_no_crossing(lower);
  }

  /// The upper edge is run through from east to west.
  [[nodiscard]] static corner edge_of_upper(const swept_interval& interval) { return interval.upper.east; }

  [[nodiscard]] bool is_inside(const swept_interval& interval, corner v) const {
    return south_to_north{&corners_}.side(interval.upper, v) == turn::right;
  }

  void open(const swept_interval& interval, interval_set::iterator above) {
    intervals_.push_back(interval);
    swept_interval& opened = intervals_.back();
    beside_[opened.lower.west] = &opened;
    beside_[edge_of_upper(opened)] = &opened;
    opened.place = active_.emplace_hint(above, &opened);
    require_no_crossing(opened);
  }

  // ---- chains ----

  std::uint32_t add_link(corner at) {
    links_.push_back({at, kNothing, kNothing});
    return static_cast<std::uint32_t>(links_.size() - 1);
  }

  /// `v` comes below the chain; all that it sees of the chain is cut off in triangles.
  void advance_front(corner_chain& chain, corner v) {
    while (chain.front != chain.back) {
      const std::uint32_t second = links_[chain.front].after;
      const corner a = links_[chain.front].at, b = links_[second].at;
      if (turn_of(a, v, b) == turn::right) break;
      add_triangle(a, v, b);
      chain.front = second;
    }
    const std::uint32_t link = add_link(v);
    links_[link].after = chain.front;
    links_[chain.front].before = link;
    chain.front = chain.newest = link;
  }

  /// The same above the chain.
  void advance_back(corner_chain& chain, corner v) {
    while (chain.front != chain.back) {
      const std::uint32_t second = links_[chain.back].before;
      const corner a = links_[second].at, b = links_[chain.back].at;
      if (turn_of(a, v, b) == turn::right) break;
      add_triangle(a, v, b);
      chain.back = second;
    }
    const std::uint32_t link = add_link(v);
    links_[link].before = chain.back;
    links_[chain.back].after = link;
    chain.back = chain.newest = link;
  }

  /// Leaves the part below the newest corner, which both parts keep, and returns the part above.
  corner_chain cut_at_newest(corner_chain& chain) {
    const std::uint32_t below_cut = chain.newest;
    const std::uint32_t above_cut = add_link(links_[below_cut].at);
    const std::uint32_t after = links_[below_cut].after;
    corner_chain upper{above_cut, above_cut, above_cut};
    if (below_cut != chain.back) {
      links_[above_cut].after = after;
      links_[after].before = above_cut;
      upper.back = chain.back;
    }
    chain.back = below_cut;
    return upper;
  }

  /// The last corner of the lower chain is the first of the upper one.
  corner_chain joined(const corner_chain& lower, const corner_chain& upper) {
    const std::uint32_t second = links_[upper.front].after;
    links_[lower.back].after = second;
    links_[second].before = lower.back;
    return {lower.front, upper.back, lower.back};
  }

  void add_triangle(corner a, corner b, corner c) {
    const turn at = turn_of(a, b, c);
    if (at == turn::right) throw not_triangulated{};
    if (at == turn::straight) return;  // covers nothing
    triangles_.insert(triangles_.end(), {corners_.places[a], corners_.places[b], corners_.places[c]});
  }

  // ---- validity ----

  [[nodiscard]] bool cross(const swept_edge& a, const swept_edge& b) const {
    const std::vector<planar>& at = corners_.places;
    return a.west != b.west && a.east != b.east &&
           segments_cross(at[a.west], at[a.east], at[b.west], at[b.east]);
  }

  /// Between edges that have become neighbours.
  void require_no_crossing(const swept_interval& interval) const {
    const auto above = std::next(interval.place);
    const bool crosses =
        cross(interval.lower, interval.upper) ||
        (above != active_.end() && cross(interval.upper, (*above)->lower)) ||
        (interval.place != active_.begin() && cross((*std::prev(interval.place))->upper, interval.lower));
    if (crosses) throw not_triangulated{};
  }

  const sweep_corners& corners_;
  std::vector<swept_interval*> beside_;  ///< by edge, in use only while the sweep line crosses it
  std::deque<swept_interval> intervals_;
  interval_set active_;
  std::vector<chain_link> links_;
  std::vector<planar> triangles_;
};

/// A closed ring that turns to one side throughout and once only: most buildings are such.
bool is_convex(std::span<const planar> ring) {
  if (ring.size() < 4 || !(ring.front() == ring.back())) return false;
  const turn first = orientation(ring[0], ring[1], ring[2]);
  if (first == turn::straight) return false;
  const auto goes_east = [](planar a, planar b) { return std::tuple(a.x, a.y) < std::tuple(b.x, b.y); };
  int reversals = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const planar& a = ring[i];
    const planar& b = ring[i + 1];
    const planar& c = i + 2 < ring.size() ? ring[i + 2] : ring[1];
    if (orientation(a, b, c) != first) return false;
    if (goes_east(a, b) != goes_east(b, c)) ++reversals;
  }
  return reversals == 2;
}

std::vector<planar> fan_of(std::span<const planar> ring) {
  const bool turns_left = orientation(ring[0], ring[1], ring[2]) == turn::left;
  std::vector<planar> triangles;
  triangles.reserve(3 * (ring.size() - 3));
  for (std::size_t i = 1; i + 2 < ring.size(); ++i) {
    const planar& second = turns_left ? ring[i] : ring[i + 1];
    const planar& third = turns_left ? ring[i + 1] : ring[i];
    triangles.insert(triangles.end(), {ring[0], second, third});
  }
  return triangles;
}

}  // namespace

std::optional<std::vector<planar>> swept_triangles(planar_view polygon) {
  if (polygon.part_count() == 1 && polygon.ring_count(0) == 1 && is_convex(polygon.ring(0, 0)))
    return fan_of(polygon.ring(0, 0));
  const sweep_corners corners = corners_of(polygon);
  try {
    return triangle_sweep(corners).run();
  } catch (const not_triangulated&) {
    return std::nullopt;
  }
}

}  // namespace greenward::geo
