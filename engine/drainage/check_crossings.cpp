#include "engine/drainage/checks.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace greenward::drainage {

namespace {

using geo::planar;

class crossing_check {
 public:
  crossing_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), links_(input.drains.links), lines_(*input.drains.lines), out_(findings) {}

  void run() {
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      if (!exists(links_, link) || lines_[link].is_none()) continue;
      in_.link_index.visit_window(lines_[link].box(), [&](std::uint32_t other) {
        if (other > link && exists(links_, other) && !share_node(link, other)) look_at(link, other);
      });
    }
  }

 private:
  [[nodiscard]] bool share_node(std::uint32_t a, std::uint32_t b) const {
    const auto ends = [&](std::uint32_t link, std::uint32_t node) {
      return node != kNone && (in_.net.from[link].node == node || in_.net.to[link].node == node);
    };
    return ends(b, in_.net.from[a].node) || ends(b, in_.net.to[a].node);
  }

  /// The first place where the insides of two segments cross.
  [[nodiscard]] std::optional<planar> crossing(std::uint32_t a, std::uint32_t b) const {
    const auto p = lines_[a].points(), q = lines_[b].points();
    for (std::size_t i = 1; i < p.size(); ++i) {
      for (std::size_t k = 1; k < q.size(); ++k) {
        if (!geo::segments_cross(p[i - 1], p[i], q[k - 1], q[k])) continue;
        const auto shared = geo::segment_intersection(p[i - 1], p[i], q[k - 1], q[k]);
        return shared.points[0];
      }
    }
    return std::nullopt;
  }

  /// The link's invert there, between the inverts of its ends; NaN where one is not given.
  [[nodiscard]] double level_at(std::uint32_t link, planar at) const {
    const auto line = lines_[link].points();
    const double along = geo::project_on_line(at, line).along, length = links_.length_m[link];
    const double up = links_.up_invert_m[link], down = links_.down_invert_m[link];
    return length > 0 ? up + (down - up) * along / length : up;
  }

  void look_at(std::uint32_t a, std::uint32_t b) {
    const std::optional<planar> at = crossing(a, b);
    if (!at) return;
    const double own = level_at(a, *at), other = level_at(b, *at);
    // Between the crown of the lower and the invert of the upper one.
    const double clearance =
        own < other ? other - own - section_height_m(links_, a) : own - other - section_height_m(links_, b);
    finding& made = out_.emplace_back();
    made.what = check::crossing_without_node;
    made.how = std::isnan(clearance) ? severity::warning : clearance < 0 ? severity::error : severity::info;
    made.table = subject::link;
    made.row = a;
    made.other = b;
    made.place = *at;
    made.numbers = {clearance, own, other, kNotGiven};
  }

  const check_input& in_;
  const survey_links& links_;
  const geo::planar_geometry& lines_;
  std::vector<finding>& out_;
};

}  // namespace

void check_crossings(const check_input& input, std::vector<finding>& findings) {
  crossing_check(input, findings).run();
}

}  // namespace greenward::drainage
