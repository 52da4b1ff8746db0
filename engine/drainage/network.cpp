#include "engine/drainage/network.hpp"

#include "engine/drainage/code_index.hpp"
#include "engine/geo/measure.hpp"
#include "engine/index/packed_rtree.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace greenward::drainage {

namespace {

using geo::planar;

bool is_known(planar p) {
  return !std::isnan(p.x) && !std::isnan(p.y);
}

/// Where a link begins and ends; NaN without a line.
planar end_place(const survey& drains, std::uint32_t link, bool last) {
  const geo::planar_view line = (*drains.lines)[link];
  if (line.is_none()) return {kNotGiven, kNotGiven};
  return last ? line.points().back() : line.points().front();
}

index::packed_rtree index_of_points(std::span<const planar> points) {
  std::vector<geo::planar_box> boxes(points.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    if (is_known(points[i])) boxes[i].include(points[i]);
  return index::packed_rtree(boxes);
}

/// The nearest point within the tolerance, the smaller number at equal distance.
std::optional<std::uint32_t> nearest_point(const index::packed_rtree& index, std::span<const planar> points,
                                           planar at, double tolerance) {
  std::optional<std::uint32_t> best;
  double least = tolerance;
  index.visit_window(geo::planar_box{at, at}.expanded(tolerance), [&](std::uint32_t i) {
    const double away = geo::distance(points[i], at);
    const bool better = away < least || (away == least && (!best || i < *best));
    if (away > tolerance || !better) return;
    best = i;
    least = away;
  });
  return best;
}

/// A link that is met between its ends.
struct meeting_point {
  std::uint32_t link = 0;
  double along_m = 0;
  std::uint32_t node = 0;
  friend bool operator<(const meeting_point& a, const meeting_point& b) {
    if (a.link != b.link) return a.link < b.link;
    return a.along_m != b.along_m ? a.along_m < b.along_m : a.node < b.node;
  }
};

class network_builder {
 public:
  network_builder(const survey& drains, double tolerance) : drains_(drains), tolerance_(tolerance) {}

  network build() {
    made_.surveyed = drains_.nodes.size();
    made_.place = drains_.nodes.place;
    made_.from.resize(drains_.links.size());
    made_.to.resize(drains_.links.size());
    tie_by_code();
    tie_by_place();
    tie_loose_ends();
    set_directions();
    lay_edges();
    list_arrivals();
    return std::move(made_);
  }

 private:
  link_end& end_of(std::uint32_t link, bool last) { return last ? made_.to[link] : made_.from[link]; }

  std::uint32_t make_node(planar place) {
    made_.place.push_back(place);
    return static_cast<std::uint32_t>(made_.place.size() - 1);
  }

  void tie_by_code() {
    const code_index nodes(drains_.nodes.code);
    std::unordered_map<std::string_view, std::uint32_t> missing;
    for (const bool last : {false, true}) {
      const auto& codes = last ? drains_.links.to_code : drains_.links.from_code;
      const std::vector<std::uint32_t> found = nodes.find_all(codes);
      for (std::uint32_t link = 0; link < codes.size(); ++link) {
        if (found[link] != kNone) {
          end_of(link, last) = {found[link], end_tie::by_code};
        } else if (!codes[link].empty()) {
          const auto [entry, is_new] = missing.try_emplace(codes[link], kNone);
          if (is_new) entry->second = make_node(end_place(drains_, link, last));
          end_of(link, last) = {entry->second, end_tie::to_missing_node};
        }
      }
    }
  }

  /// Ends that are not tied and have a place.
  struct loose_end {
    std::uint32_t link = 0;
    bool last = false;
    planar at;
  };
  [[nodiscard]] std::vector<loose_end> loose_ends() {
    std::vector<loose_end> ends;
    for (std::uint32_t link = 0; link < drains_.links.size(); ++link) {
      for (const bool last : {false, true}) {
        if (end_of(link, last).node != kNone) continue;
        const planar at = end_place(drains_, link, last);
        if (is_known(at)) ends.push_back({link, last, at});
      }
    }
    return ends;
  }

  void tie_by_place() {
    const std::vector<loose_end> ends = loose_ends();
    if (ends.empty()) return;
    const index::packed_rtree nodes = index_of_points(drains_.nodes.place);
    for (const loose_end& end : ends)
      if (const auto node = nearest_point(nodes, drains_.nodes.place, end.at, tolerance_))
        end_of(end.link, end.last) = {*node, end_tie::by_place};
  }

  /// Ends without a node: those that lie together share a made one, which may lie on another link.
  void tie_loose_ends() {
    const std::vector<loose_end> ends = loose_ends();
    if (ends.empty()) return;
    std::vector<planar> places;
    for (const loose_end& end : ends) places.push_back(end.at);
    const index::packed_rtree near = index_of_points(places);
    std::vector<std::uint32_t> node_of(ends.size(), kNone);
    for (std::uint32_t i = 0; i < ends.size(); ++i) {
      if (node_of[i] != kNone) continue;
      // The ends around the first one, not around one another: a chain of close ends is not drawn together.
      const std::uint32_t node = make_node(places[i]);
      std::vector<std::uint32_t> together;
      near.visit_window(geo::planar_box{places[i], places[i]}.expanded(tolerance_), [&](std::uint32_t k) {
        if (node_of[k] == kNone && geo::distance(places[k], places[i]) <= tolerance_) together.push_back(k);
      });
      std::ranges::sort(together);
      for (const std::uint32_t k : together) node_of[k] = node;
      tie_together(ends, together, node);
    }
  }

  void tie_together(std::span<const loose_end> ends, std::span<const std::uint32_t> together,
                    std::uint32_t node) {
    const bool on_link = meet_link(ends, together, node);
    const end_tie tie = on_link ? end_tie::to_link : together.size() > 1 ? end_tie::to_end : end_tie::open;
    for (const std::uint32_t k : together) end_of(ends[k].link, ends[k].last) = {node, tie};
  }

  /// Puts the node on the nearest link that none of the ends belongs to; false if there is none.
  bool meet_link(std::span<const loose_end> ends, std::span<const std::uint32_t> together,
                 std::uint32_t node) {
    const planar at = made_.place[node];
    const auto is_own = [&](std::uint32_t link) {
      return std::ranges::any_of(together, [&](std::uint32_t k) { return ends[k].link == link; });
    };
    std::optional<meeting_point> best;
    double least = tolerance_;
    link_index().visit_window(geo::planar_box{at, at}.expanded(tolerance_), [&](std::uint32_t link) {
      if (is_own(link)) return;
      const geo::line_projection on = geo::project_on_line(at, (*drains_.lines)[link].points());
      const bool between = on.along > tolerance_ && on.along < drains_.links.length_m[link] - tolerance_;
      const bool better = on.distance < least || (on.distance == least && (!best || link < best->link));
      if (!between || on.distance > tolerance_ || !better) return;
      best = meeting_point{link, on.along, node};
      least = on.distance;
    });
    if (best) meetings_.push_back(*best);
    return best.has_value();
  }

  const index::packed_rtree& link_index() {
    if (!link_index_) link_index_.emplace(index::boxes_of(*drains_.lines));
    return *link_index_;
  }

  void set_directions() {
    const survey_links& links = drains_.links;
    made_.flow = links.flow;
    for (std::uint32_t link = 0; link < links.size(); ++link) {
      if (made_.flow[link] != flow_direction::unknown) continue;
      const auto is_named = [](const link_end& end) {
        return end.tie == end_tie::by_code || end.tie == end_tie::to_missing_node;
      };
      const bool doubted = links.flow_doubted[link] != 0;
      if (!doubted && is_named(made_.from[link]) && is_named(made_.to[link])) {
        made_.flow[link] = flow_direction::forward;
        continue;
      }
      const double fall = up_level(drains_, made_, link) - down_level(drains_, made_, link);
      if (fall > 0)
        made_.flow[link] = flow_direction::forward;
      else if (fall < 0)
        made_.flow[link] = flow_direction::backward;
    }
  }

  /// Calls `visit(tail, head, link, metres)` for each edge, by link and along it.
  template <class Visit>
  void visit_edges(Visit visit) const {
    auto next = meetings_.begin();
    for (std::uint32_t link = 0; link < drains_.links.size(); ++link) {
      std::uint32_t node = made_.from[link].node;
      const std::uint32_t last = made_.to[link].node;
      if (node == kNone || last == kNone) continue;
      const bool backward = made_.flow[link] == flow_direction::backward;
      const double length = std::isnan(drains_.links.length_m[link]) ? 0 : drains_.links.length_m[link];
      double along = 0;
      for (; next != meetings_.end() && next->link == link; ++next) {
        visit(backward ? next->node : node, backward ? node : next->node, link, next->along_m - along);
        node = next->node;
        along = next->along_m;
      }
      visit(backward ? last : node, backward ? node : last, link, length - along);
    }
  }

  /// By tail, then in the order visited: a counting sort.
  void lay_edges() {
    std::sort(meetings_.begin(), meetings_.end());
    for (const meeting_point& met : meetings_)
      if (made_.hosts.empty() || made_.hosts.back() != met.link) made_.hosts.push_back(met.link);
    std::vector<std::uint32_t>& down = made_.first_down;
    down.assign(made_.node_count() + 2, 0);
    visit_edges([&](std::uint32_t tail, std::uint32_t, std::uint32_t, double) { ++down[tail + 2]; });
    std::partial_sum(down.begin(), down.end(), down.begin());
    edge_list& edges = made_.edges;
    for (auto* rows : {&edges.tail, &edges.head, &edges.link}) rows->resize(down.back());
    edges.length_m.resize(down.back());
    visit_edges([&](std::uint32_t tail, std::uint32_t head, std::uint32_t link, double metres) {
      const std::uint32_t at = down[tail + 1]++;
      edges.tail[at] = tail;
      edges.head[at] = head;
      edges.link[at] = link;
      edges.length_m[at] = metres;
    });
    down.pop_back();  // each offset has moved up to the next one's place
  }

  /// By head, then by edge.
  void list_arrivals() {
    const std::vector<std::uint32_t>& head = made_.edges.head;
    std::vector<std::uint32_t>& up = made_.first_up;
    up.assign(made_.node_count() + 2, 0);
    for (const std::uint32_t node : head) ++up[node + 2];
    std::partial_sum(up.begin(), up.end(), up.begin());
    made_.up_edge.resize(head.size());
    for (std::uint32_t e = 0; e < head.size(); ++e) made_.up_edge[up[head[e] + 1]++] = e;
    up.pop_back();
  }

  const survey& drains_;
  double tolerance_;
  network made_;
  std::vector<meeting_point> meetings_;
  std::optional<index::packed_rtree> link_index_;
};

}  // namespace

end_level level_at_end(const survey& drains, const network& net, std::uint32_t link, bool last) {
  const survey_links& links = drains.links;
  const double given = last ? links.down_invert_m[link] : links.up_invert_m[link];
  if (!std::isnan(given)) return {given, false};
  const double depth = last ? links.down_depth_m[link] : links.up_depth_m[link];
  const std::uint32_t node = last ? net.to[link].node : net.from[link].node;
  if (std::isnan(depth) || node >= net.surveyed) return {};
  const double level = ground_of(drains.nodes, node) - depth;
  return {level, !std::isnan(level)};
}

network build_network(const survey& drains, double tolerance_m) {
  return network_builder(drains, tolerance_m).build();
}

}  // namespace greenward::drainage
