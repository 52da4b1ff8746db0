#include "engine/drainage/repairs.hpp"

#include "engine/drainage/code_index.hpp"
#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace greenward::drainage {

namespace {

bool is_inferred(end_tie tie) {
  return tie != end_tie::by_code && tie != end_tie::nowhere;
}

class repair_finder {
 public:
  repair_finder(const survey& drains, const network& net, const repair_options& options)
      : drains_(drains), net_(net), options_(options), codes_(drains.nodes.code) {}

  repair_list find() {
    gather_ends();
    for (std::uint32_t node = 0; node < net_.node_count(); ++node)
      if (first_end_[node] < first_end_[node + 1]) look_at(node);
    for (std::uint32_t node = 0; node < net_.surveyed; ++node) find_pipes_under(node);
    find_unplaced();
    std::ranges::stable_sort(list_.proposals, {}, [](const repair_proposal& p) {
      return std::tuple(p.kind, p.node, p.host, p.first_end);
    });
    return std::move(list_);
  }

 private:
  /// The ends that were tied without a name, by their node: a counting sort.
  void gather_ends() {
    first_end_.assign(net_.node_count() + 1, 0);
    const auto each = [&](auto&& visit) {
      for (std::uint32_t link = 0; link < drains_.links.size(); ++link)
        for (const bool last : {false, true})
          if (const link_end& end = last ? net_.to[link] : net_.from[link]; is_inferred(end.tie))
            visit(end.node, end_reference{link, last});
    };
    each([&](std::uint32_t node, end_reference) { ++first_end_[node + 1]; });
    for (std::size_t node = 1; node < first_end_.size(); ++node) first_end_[node] += first_end_[node - 1];
    list_.ends.resize(first_end_.back());
    std::vector<std::uint32_t> next = first_end_;
    each([&](std::uint32_t node, end_reference end) { list_.ends[next[node]++] = end; });
  }

  [[nodiscard]] geo::planar place_of(end_reference end) const {
    const geo::planar_view line = (*drains_.lines)[end.link];
    if (line.is_none()) return {kNotGiven, kNotGiven};
    return end.last ? line.points().back() : line.points().front();
  }

  [[nodiscard]] end_tie tie_of(end_reference end) const {
    return end.last ? net_.to[end.link].tie : net_.from[end.link].tie;
  }

  repair_proposal& add(repair_kind kind, std::uint32_t node, std::uint32_t first, std::uint32_t count) {
    repair_proposal& made = list_.proposals.emplace_back();
    made.kind = kind;
    made.node = node;
    made.first_end = first;
    made.end_count = count;
    made.place = net_.place[node];
    return made;
  }

  void look_at(std::uint32_t node) {
    const std::uint32_t first = first_end_[node], count = first_end_[node + 1] - first;
    if (node < net_.surveyed) {
      for (std::uint32_t k = first; k < first + count; ++k) propose_tie(node, k);
      return;
    }
    switch (tie_of(list_.ends[first])) {
      case end_tie::to_missing_node: {
        repair_proposal& made = add(repair_kind::missing_node, node, first, count);
        if (std::isnan(made.place.x)) made.obstacle = repair_obstacle::no_place;
        return;
      }
      case end_tie::to_link:
        return propose_division(add(repair_kind::blind_connection, node, first, count));
      case end_tie::to_end: {
        repair_proposal& made = add(repair_kind::joined_ends, node, first, count);
        made.distance_m = 0;
        for (const end_reference& end : list_.ends_of(made))
          made.distance_m = std::max(made.distance_m, geo::distance(place_of(end), made.place));
        return;
      }
      default:
        add(repair_kind::open_end, node, first, count);
    }
  }

  void propose_tie(std::uint32_t node, std::uint32_t end) {
    repair_proposal& made = add(repair_kind::by_place, node, end, 1);
    made.distance_m = geo::distance(place_of(list_.ends[end]), made.place);
    const std::string_view code = drains_.nodes.code[node];
    if (!code.empty() && codes_.find(code) != node) made.obstacle = repair_obstacle::code_not_unique;
  }

  /// The pipe that runs on through the node made.
  void propose_division(repair_proposal& made) {
    const auto passes = [&](std::uint32_t edge) {
      const std::uint32_t link = net_.edges.link[edge];
      return net_.from[link].node != made.node && net_.to[link].node != made.node;
    };
    for (std::uint32_t e = net_.first_down[made.node]; e < net_.first_down[made.node + 1]; ++e)
      if (passes(e)) made.host = net_.edges.link[e];
    for (std::uint32_t k = net_.first_up[made.node]; k < net_.first_up[made.node + 1]; ++k)
      if (passes(net_.up_edge[k])) made.host = net_.edges.link[net_.up_edge[k]];
    measure_division(made);
  }

  void measure_division(repair_proposal& made) {
    const geo::planar_view line = (*drains_.lines)[made.host];
    const geo::line_projection on = geo::project_on_line(made.place, line.points());
    made.distance_m = on.distance;
    made.along_m = on.along;
    if (line.part_count() > 1) made.obstacle = repair_obstacle::several_parts;
  }

  /// As the check node_on_pipe has it.
  void find_pipes_under(std::uint32_t node) {
    const geo::planar at = drains_.nodes.place[node];
    if (std::isnan(at.x) || drains_.nodes.status[node] == asset_status::abandoned) return;
    const geo::planar_box window = geo::planar_box{at, at}.expanded(options_.node_on_pipe_m);
    options_.links.visit_window(window, [&](std::uint32_t link) {
      const asset_status status = drains_.links.status[link];
      const bool there = status == asset_status::existing || status == asset_status::unknown;
      if (!there || net_.from[link].node == node || net_.to[link].node == node) return;
      const geo::line_projection on = geo::project_on_line(at, (*drains_.lines)[link].points());
      if (on.distance > options_.node_on_pipe_m) return;
      repair_proposal& made = add(repair_kind::node_on_pipe, node, 0, 0);
      made.host = link;
      measure_division(made);
      const std::string_view code = drains_.nodes.code[node];
      const double rest = drains_.links.length_m[link] - made.along_m;
      if (made.obstacle != repair_obstacle::none) return;
      if (!code.empty() && codes_.find(code) != node)
        made.obstacle = repair_obstacle::code_not_unique;
      else if (std::min(made.along_m, rest) <= options_.tolerance_m)
        made.obstacle = repair_obstacle::near_the_end;
    });
  }

  void find_unplaced() {
    for (std::uint32_t link = 0; link < drains_.links.size(); ++link) {
      for (const bool last : {false, true}) {
        if ((last ? net_.to[link] : net_.from[link]).tie != end_tie::nowhere) continue;
        repair_proposal& made = list_.proposals.emplace_back();
        made.kind = repair_kind::unplaced_end;
        made.obstacle = repair_obstacle::no_place;
        made.first_end = static_cast<std::uint32_t>(list_.ends.size());
        made.end_count = 1;
        made.place = {kNotGiven, kNotGiven};
        list_.ends.push_back({link, last});
      }
    }
  }

  const survey& drains_;
  const network& net_;
  const repair_options& options_;
  code_index codes_;
  std::vector<std::uint32_t> first_end_;  ///< n_node + 1, into the ends
  repair_list list_;
};

}  // namespace

std::string_view to_string(repair_kind kind) {
  switch (kind) {
    case repair_kind::by_place:
      return "by_place";
    case repair_kind::joined_ends:
      return "joined_ends";
    case repair_kind::open_end:
      return "open_end";
    case repair_kind::missing_node:
      return "missing_node";
    case repair_kind::blind_connection:
      return "blind_connection";
    case repair_kind::node_on_pipe:
      return "node_on_pipe";
    case repair_kind::unplaced_end:
      break;
  }
  return "unplaced_end";
}

repair_list propose_repairs(const survey& drains, const network& net, const repair_options& options) {
  return repair_finder(drains, net, options).find();
}

}  // namespace greenward::drainage
