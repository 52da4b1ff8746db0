#include "engine/geo/geometry_distance.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/predicates.hpp"
#include "engine/geo/segment.hpp"
#include "engine/geo/segment_runs.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace greenward::geo {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The least distance of outlines that do not meet. Everything farther than `farthest` is of no interest, and
/// once something is within `enough` nothing nearer is looked for.
class outline_distance {
 public:
  outline_distance(double farthest, double enough) : farthest_(farthest), enough_(enough) {}

  /// Metres; infinity if nothing is within the farthest.
  [[nodiscard]] double between(planar_view a, planar_view b) {
    find(a, b);
    return best_;
  }

  /// The segments that the distance was measured between; valid if it is finite.
  [[nodiscard]] const std::array<planar, 4>& segments() const { return closest_; }

 private:
  void find(planar_view a, planar_view b) {
    const planar_box box_a = a.box();
    const planar_box box_b = b.box();
    std::vector<segment_run> runs = segment_runs(a, box_a);
    std::vector<segment_run> others = segment_runs(b, box_b);
    drop_beyond(runs, box_b);
    drop_beyond(others, box_a);
    if (runs.empty() || others.empty()) return;
    // A guess that is often the answer lets most of the pairs be passed over.
    const segment_run guess = nearest(runs, box_b);
    measure(guess, nearest(others, guess.box));
    drop_beyond(runs, box_b);
    drop_beyond(others, box_a);
    for (const segment_run& run : runs) {
      for (const segment_run& other : others) {
        if (best_ <= enough_) return;
        measure(run, other);
      }
    }
  }

  [[nodiscard]] bool is_beyond(const planar_box& a, const planar_box& b) const {
    const double apart = distance(a, b);
    return apart >= best_ || apart > farthest_;
  }
  void drop_beyond(std::vector<segment_run>& runs, const planar_box& box) const {
    std::erase_if(runs, [&](const segment_run& run) { return is_beyond(run.box, box); });
  }
  [[nodiscard]] static const segment_run& nearest(const std::vector<segment_run>& runs,
                                                  const planar_box& box) {
    return *std::min_element(runs.begin(), runs.end(), [&](const segment_run& r, const segment_run& s) {
      return distance(r.box, box) < distance(s.box, box);
    });
  }
  void measure(const segment_run& run, const segment_run& other) {
    if (is_beyond(run.box, other.box)) return;
    any_segment(run, [&](planar a0, planar a1) {
      const planar_box box = segment_box(a0, a1);
      if (is_beyond(box, other.box)) return false;
      return any_segment(other, [&](planar b0, planar b1) {
        if (!is_beyond(box, segment_box(b0, b1))) measure(a0, a1, b0, b1);
        return best_ <= enough_;
      });
    });
  }

  void measure(planar a0, planar a1, planar b0, planar b1) {
    const double apart = segment_distance(a0, a1, b0, b1);
    if (!(apart < best_)) return;
    best_ = apart;
    closest_ = {a0, a1, b0, b1};
  }

  double farthest_;
  double enough_;
  double best_ = kInfinity;
  std::array<planar, 4> closest_{};
};

/// Where two segments come closest: where they meet, or at an end of one of them.
closest_points closest_on_segments(const std::array<planar, 4>& ends) {
  const auto [a0, a1, b0, b1] = ends;
  if (const shared_points shared = segment_intersection(a0, a1, b0, b1); shared.count > 0)
    return {shared.points[0], shared.points[0], 0};
  closest_points best{{}, {}, kInfinity};
  const auto offer = [&](planar on_a, planar on_b) {
    if (const double apart = distance(on_a, on_b); apart < best.distance) best = {on_a, on_b, apart};
  };
  offer(a0, project_on_segment(a0, b0, b1).point);
  offer(a1, project_on_segment(a1, b0, b1).point);
  offer(project_on_segment(b0, a0, a1).point, b0);
  offer(project_on_segment(b1, a0, a1).point, b1);
  best.distance = segment_distance(a0, a1, b0, b1);
  return best;
}

}  // namespace

double distance(planar_view a, planar_view b) {
  return intersects(a, b) ? 0 : outline_distance(kInfinity, 0).between(a, b);
}

closest_points nearest_points(planar_view a, planar_view b) {
  outline_distance outlines(kInfinity, 0);
  const double apart = outlines.between(a, b);
  if (apart == kInfinity) return {{}, {}, kInfinity};
  if (apart == 0 || !intersects(a, b)) return closest_on_segments(outlines.segments());
  // The outlines are apart and yet something is shared: one lies in the other.
  const bool b_in_a = a.kind() == geometry_kind::polygon && contains(a, b.points().front());
  const planar inside = b_in_a ? b.points().front() : a.points().front();
  return {inside, inside, 0};
}

bool within_distance(planar_view a, planar_view b, metres limit) {
  if (!(limit.value >= 0) || a.points().empty() || b.points().empty()) return false;
  if (distance(a.box(), b.box()) > limit.value) return false;
  return intersects(a, b) || outline_distance(limit.value, limit.value).between(a, b) <= limit.value;
}

}  // namespace greenward::geo
