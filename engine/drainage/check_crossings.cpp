#include "engine/drainage/checks.hpp"

#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace greenward::drainage {

namespace {

using geo::planar;

/// Nodes where more links meet than this are hubs.
constexpr std::uint32_t kHub = 64;

/// Links of which none can cross another of the same group, except for the first group, and an index over
/// them.
struct link_group {
  std::vector<std::uint32_t> links;
  index::packed_rtree index;
  geo::planar_box box;
};

/// Links that meet at a hub share it and are no crossings, but their boxes overlap one another there: looked
/// for one by one, a hundred thousand of them would make a hundred thousand times as many pairs. So each hub
/// has a group and an index of its own, and only links of different groups are held against one another; the
/// first group has all others.
class crossing_check {
 public:
  crossing_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), links_(input.drains.links), lines_(*input.drains.lines), out_(findings) {}

  void run() {
    if (!has_hub()) return look_everywhere();
    make_groups();
    look_within(groups_.front());
    std::vector<geo::planar_box> boxes;
    for (const link_group& group : groups_) boxes.push_back(group.box);
    const index::packed_rtree group_index(boxes);
    for (std::uint32_t own = 1; own < groups_.size(); ++own)
      for (const std::uint32_t link : groups_[own].links)
        group_index.visit_window(lines_[link].box(), [&](std::uint32_t other) {
          if (other < own) look_among(link, groups_[other]);
        });
  }

 private:
  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const {
    return in_.net.first_down[node + 1] - in_.net.first_down[node] + in_.net.first_up[node + 1] -
           in_.net.first_up[node];
  }
  [[nodiscard]] bool has_hub() const {
    for (std::uint32_t node = 0; node < in_.net.node_count(); ++node)
      if (degree(node) > kHub) return true;
    return false;
  }

  /// Without hubs the index that is there already serves.
  void look_everywhere() {
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      if (!exists(links_, link) || lines_[link].is_none()) continue;
      in_.link_index.visit_window(lines_[link].box(), [&](std::uint32_t other) {
        if (other > link && exists(links_, other) && !share_node(link, other)) look_at(link, other);
      });
    }
  }

  [[nodiscard]] std::uint32_t hub_of(std::uint32_t link) const {
    for (const std::uint32_t node : {in_.net.from[link].node, in_.net.to[link].node})
      if (node != kNone && degree(node) > kHub) return node;
    return kNone;
  }

  void make_groups() {
    std::unordered_map<std::uint32_t, std::size_t> group_of_hub;
    groups_.emplace_back();
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      if (!exists(links_, link) || lines_[link].is_none()) continue;
      const std::uint32_t hub = hub_of(link);
      std::size_t group = 0;
      if (hub != kNone) {
        const auto [entry, is_new] = group_of_hub.try_emplace(hub, groups_.size());
        if (is_new) groups_.emplace_back();
        group = entry->second;
      }
      groups_[group].links.push_back(link);
    }
    for (link_group& group : groups_) {
      std::vector<geo::planar_box> boxes;
      boxes.reserve(group.links.size());
      for (const std::uint32_t link : group.links) {
        boxes.push_back(lines_[link].box());
        group.box.include(boxes.back());
      }
      group.index = index::packed_rtree(boxes);
    }
  }

  void look_within(const link_group& group) {
    for (std::uint32_t i = 0; i < group.links.size(); ++i) {
      const std::uint32_t link = group.links[i];
      group.index.visit_window(lines_[link].box(), [&](std::uint32_t k) {
        if (k > i && !share_node(link, group.links[k])) look_at(link, group.links[k]);
      });
    }
  }

  void look_among(std::uint32_t link, const link_group& group) {
    group.index.visit_window(lines_[link].box(), [&](std::uint32_t k) {
      const std::uint32_t other = group.links[k];
      if (!share_node(link, other)) look_at(std::min(link, other), std::max(link, other));
    });
  }

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
    const double up = up_level(in_.drains, in_.net, link), down = down_level(in_.drains, in_.net, link);
    return length > 0 ? up + (down - up) * along / length : up;
  }

  void look_at(std::uint32_t a, std::uint32_t b) {
    const std::optional<planar> at = crossing(a, b);
    if (!at) return;
    const double own = level_at(a, *at), other = level_at(b, *at);
    // Between the crown of the lower and the invert of the upper one.
    const double clearance =
        own < other ? other - own - section_height_m(links_, a) : own - other - section_height_m(links_, b);
    finding& made = add_finding(out_, check::crossing_without_node, subject::link, a, *at);
    made.how = std::isnan(clearance) ? severity::warning : clearance < 0 ? severity::error : severity::info;
    made.other = b;
    made.numbers = {clearance, own, other, kNotGiven};
  }

  const check_input& in_;
  const survey_links& links_;
  const geo::planar_geometry& lines_;
  std::vector<finding>& out_;
  std::vector<link_group> groups_;
};

}  // namespace

void check_crossings(const check_input& input, std::vector<finding>& findings) {
  crossing_check(input, findings).run();
}

}  // namespace greenward::drainage
