#include "engine/drainage/place_ties.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::drainage {

namespace {

using geo::planar;

index::packed_rtree index_of_points(std::span<const planar> points) {
  std::vector<geo::planar_box> boxes(points.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    if (is_known(points[i])) boxes[i].include(points[i]);
  return index::packed_rtree(boxes);
}

geo::planar_box around(planar at, double metres) {
  return geo::planar_box{at, at}.expanded(metres);
}

}  // namespace

bool is_known(planar place) {
  return !std::isnan(place.x) && !std::isnan(place.y);
}

planar end_place(const survey& drains, std::uint32_t link, bool last) {
  const geo::planar_view line = (*drains.lines)[link];
  if (line.is_none()) return {kNotGiven, kNotGiven};
  return last ? line.points().back() : line.points().front();
}

const index::packed_rtree& place_ties::nodes() {
  if (drains_.node_index != nullptr) return *drains_.node_index;
  if (!own_nodes_) own_nodes_.emplace(index_of_points(drains_.nodes.place));
  return *own_nodes_;
}

const index::packed_rtree& place_ties::lines() {
  if (drains_.line_index != nullptr) return *drains_.line_index;
  if (!own_lines_) own_lines_.emplace(index::boxes_of(*drains_.lines));
  return *own_lines_;
}

std::uint32_t place_ties::node_near(planar at) {
  std::uint32_t best = kNone;
  double least = tolerance_;
  nodes().visit_window(around(at, tolerance_), [&](std::uint32_t node) {
    const double away = geo::distance(drains_.nodes.place[node], at);
    if (!(away < least || (away == least && node < best))) return;
    best = node;
    least = away;
  });
  return best;
}

joined_ends place_ties::join(std::span<const free_end> ends) {
  joined_ends joined;
  if (ends.empty()) return joined;
  std::vector<planar> places;
  for (const free_end& end : ends) places.push_back(end.at);
  const index::packed_rtree near = index_of_points(places);
  std::vector<std::uint8_t> is_taken(ends.size(), 0);
  for (std::uint32_t i = 0; i < ends.size(); ++i) {
    if (is_taken[i] != 0) continue;
    near.visit_window(around(places[i], tolerance_), [&](std::uint32_t k) {
      if (is_taken[k] == 0 && geo::distance(places[k], places[i]) <= tolerance_) joined.member.push_back(k);
    });
    std::sort(joined.member.begin() + joined.first.back(), joined.member.end());
    joined.first.push_back(static_cast<std::uint32_t>(joined.member.size()));
    for (std::size_t m = joined.first[joined.first.size() - 2]; m < joined.member.size(); ++m)
      is_taken[joined.member[m]] = 1;
    meet_link(ends, joined);
  }
  return joined;
}

/// Of the last group.
void place_ties::meet_link(std::span<const free_end> ends, joined_ends& joined) {
  const std::span<const std::uint32_t> group = joined.members(joined.tie.size());
  const planar at = ends[group.front()].at;
  const auto is_own = [&](std::uint32_t link) {
    return std::ranges::any_of(group, [&](std::uint32_t k) { return ends[k].link == link; });
  };
  std::uint32_t host = kNone;
  double least = tolerance_, along = 0;
  lines().visit_window(around(at, tolerance_), [&](std::uint32_t link) {
    if (is_own(link)) return;
    const geo::line_projection on = geo::project_on_line(at, (*drains_.lines)[link].points());
    const bool between = on.along > tolerance_ && on.along < drains_.links.length_m[link] - tolerance_;
    if (!between || !(on.distance < least || (on.distance == least && link < host))) return;
    host = link;
    along = on.along;
    least = on.distance;
  });
  joined.host.push_back(host);
  joined.along_m.push_back(along);
  joined.tie.push_back(host != kNone ? end_tie::to_link : group.size() > 1 ? end_tie::to_end : end_tie::open);
}

}  // namespace greenward::drainage
