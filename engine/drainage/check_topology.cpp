#include "engine/drainage/checks.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace greenward::drainage {

namespace {

class topology_check {
 public:
  topology_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), nodes_(input.drains.nodes), links_(input.drains.links), out_(findings) {}

  void run() {
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      check_ends(link);
      check_length(link);
    }
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      check_neighbours(node);
      check_place(node);
      check_flow(node);
    }
    find_parallel_pipes();
    find_equal_codes(nodes_.code, subject::node);
    find_equal_codes(links_.code, subject::link);
  }

 private:
  finding& add(check what, subject table, std::uint32_t row, geo::planar place) {
    return add_finding(out_, what, table, row, place);
  }
  finding& add_link(check what, std::uint32_t link) {
    return add(what, subject::link, link, place_of_link(in_, link));
  }

  [[nodiscard]] geo::planar end_place(std::uint32_t link, bool last) const {
    const geo::planar_view line = (*in_.drains.lines)[link];
    if (!line.is_none()) return last ? line.points().back() : line.points().front();
    const link_end& end = last ? in_.net.to[link] : in_.net.from[link];
    return end.node == kNone ? geo::planar{kNotGiven, kNotGiven} : in_.net.place[end.node];
  }

  void check_ends(std::uint32_t link) {
    if (links_.status[link] == asset_status::abandoned) return;
    for (const bool last : {false, true}) check_end(link, last);
    const std::uint32_t from = in_.net.from[link].node, to = in_.net.to[link].node;
    if (from != kNone && from == to && from < in_.net.surveyed) add_link(check::self_loop, link);
  }

  /// Ends are numbered 1 (first) and 2 (last) in the evidence.
  void check_end(std::uint32_t link, bool last) {
    const link_end& end = last ? in_.net.to[link] : in_.net.from[link];
    const double number = last ? 2 : 1;
    const geo::planar at = end_place(link, last);
    switch (end.tie) {
      case end_tie::to_missing_node:
      case end_tie::to_end:
      case end_tie::open:
        add(check::missing_node, subject::link, link, at).numbers[0] = number;
        return;
      case end_tie::nowhere:
        add(check::not_placed, subject::link, link, at);
        return;
      case end_tie::to_link: {
        finding& made = add(check::blind_connection, subject::link, link, at);
        made.numbers[0] = number;
        return;
      }
      case end_tie::by_code:
      case end_tie::by_place:
        check_tied_end(link, end, number, at);
    }
  }

  void check_tied_end(std::uint32_t link, const link_end& end, double number, geo::planar at) {
    const double away = geo::distance(at, nodes_.place[end.node]);  // NaN where either has no place
    if (away > in_.limits.snap_tolerance) {
      finding& made = add(check::end_off_node, subject::link, link, at);
      made.numbers = {number, away, kNotGiven, kNotGiven};
    }
    const asset_status status = nodes_.status[end.node];
    const bool inactive = status == asset_status::abandoned || status == asset_status::planned;
    if (links_.status[link] == asset_status::existing && inactive) {
      finding& made = add(check::active_on_inactive, subject::link, link, at);
      made.numbers[0] = number;
    }
  }

  void check_length(std::uint32_t link) {
    if (!exists(links_, link)) return;
    const double length = links_.length_m[link];
    if (length < in_.limits.short_pipe) {
      const bool tiny = length < in_.limits.tiny_pipe;
      finding& made = add_link(check::short_pipe, link);
      made.how = tiny ? severity::error : severity::warning;
      made.numbers = {length, tiny ? in_.limits.tiny_pipe : in_.limits.short_pipe, kNotGiven, kNotGiven};
    }
    if (links_.kind[link] == link_kind::lateral && length > in_.limits.long_lateral) {
      finding& made = add_link(check::long_lateral, link);
      made.numbers = {length, in_.limits.long_lateral, kNotGiven, kNotGiven};
    }
  }

  [[nodiscard]] bool is_connection(std::uint32_t node) const {
    return brings_sewage(nodes_.kind[node]) || brings_rain(nodes_.kind[node]);
  }

  void check_neighbours(std::uint32_t node) {
    const geo::planar at = nodes_.place[node];
    if (std::isnan(at.x) || nodes_.status[node] == asset_status::abandoned) return;
    const double reach = std::max(in_.limits.node_distance, in_.limits.connection_distance);
    in_.node_index.visit_window(geo::planar_box{at, at}.expanded(reach), [&](std::uint32_t other) {
      if (other >= node || nodes_.status[other] == asset_status::abandoned) return;
      const double away = geo::distance(at, nodes_.place[other]);
      const bool connections = is_connection(node) && is_connection(other);
      const double limit = connections ? in_.limits.connection_distance : in_.limits.node_distance;
      if (away > limit) return;
      finding& made =
          add(connections ? check::duplicate_connection : check::nodes_too_close, subject::node, node, at);
      made.other = other;
      made.numbers[0] = away;
    });
    in_.link_index.visit_window(
        geo::planar_box{at, at}.expanded(in_.limits.node_on_pipe), [&](std::uint32_t link) {
          if (!exists(links_, link) || ends_at(link, node)) return;
          const geo::line_projection on = geo::project_on_line(at, (*in_.drains.lines)[link].points());
          if (on.distance > in_.limits.node_on_pipe) return;
          finding& made = add(check::node_on_pipe, subject::node, node, at);
          made.other = link;
          made.numbers = {on.distance, on.along, kNotGiven, kNotGiven};
        });
  }

  [[nodiscard]] bool ends_at(std::uint32_t link, std::uint32_t node) const {
    return in_.net.from[link].node == node || in_.net.to[link].node == node;
  }

  void check_place(std::uint32_t node) {
    const bool alone = in_.net.first_down[node] == in_.net.first_down[node + 1] &&
                       in_.net.first_up[node] == in_.net.first_up[node + 1];
    if (alone && nodes_.status[node] != asset_status::abandoned)
      add(check::orphan_node, subject::node, node, nodes_.place[node]);
    if (std::isnan(nodes_.place[node].x)) add(check::not_placed, subject::node, node, nodes_.place[node]);
  }

  void check_flow(std::uint32_t node) {
    std::size_t incoming = 0;
    for (std::uint32_t k = in_.net.first_up[node]; k < in_.net.first_up[node + 1]; ++k)
      incoming += in_.usable[in_.net.up_edge[k]];
    std::vector<std::uint32_t>& heads = heads_;
    heads.clear();
    bool goes_on = false, may_go_on = false;
    for (std::uint32_t e = in_.net.first_down[node]; e < in_.net.first_down[node + 1]; ++e) {
      const std::uint32_t link = in_.net.edges.link[e];
      may_go_on = may_go_on || in_.net.flow[link] == flow_direction::unknown;
      if (in_.usable[e] == 0) continue;
      goes_on = true;
      if (links_.is_overflow_path[link] == 0) heads.push_back(in_.net.edges.head[e]);
    }
    const node_kind kind = nodes_.kind[node];
    if (incoming > 0 && !goes_on && !may_go_on && !is_receptor(kind))
      add(check::sink_not_outfall, subject::node, node, nodes_.place[node]).numbers[0] =
          static_cast<double>(incoming);
    std::ranges::sort(heads);
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    const bool may_divide = kind == node_kind::interceptor || kind == node_kind::overflow ||
                            kind == node_kind::pump_station || is_receptor(kind);
    if (heads.size() > 1 && !may_divide)
      add(check::flow_split, subject::node, node, nodes_.place[node]).numbers[0] =
          static_cast<double>(heads.size());
  }

  /// Existing links between the same two nodes, or along the same line; each is held against the first of its
  /// kind.
  void find_parallel_pipes() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      const std::uint32_t a = in_.net.from[link].node, b = in_.net.to[link].node;
      if (!exists(links_, link) || a == kNone || b == kNone || a == b) continue;
      pairs.emplace_back((std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b), link);
    }
    std::ranges::sort(pairs);
    std::vector<std::uint8_t> reported(links_.size(), 0);
    for (std::size_t i = 1, first = 0; i < pairs.size(); ++i) {
      if (pairs[i].first != pairs[first].first) {
        first = i;
        continue;
      }
      add_link(check::duplicate_pipe, pairs[i].second).other = pairs[first].second;
      reported[pairs[i].second] = 1;
    }
    find_equal_lines(reported);
  }

  /// Lines of other nodes that run through the same points, this way or that.
  void find_equal_lines(std::span<const std::uint8_t> reported) {
    const auto is_same = [&](std::uint32_t a, std::uint32_t b) {
      const auto p = (*in_.drains.lines)[a].points(), q = (*in_.drains.lines)[b].points();
      return std::ranges::equal(p, q) || std::equal(p.begin(), p.end(), q.rbegin(), q.rend());
    };
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_ends;
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      if (!exists(links_, link) || (*in_.drains.lines)[link].is_none()) continue;
      std::vector<std::uint32_t>& alike = by_ends[hash_of_ends(link)];
      const auto twin =
          std::ranges::find_if(alike, [&](std::uint32_t other) { return is_same(link, other); });
      if (twin == alike.end())
        alike.push_back(link);
      else if (reported[link] == 0)
        add_link(check::duplicate_pipe, link).other = *twin;
    }
  }

  /// The same for a line that runs the other way.
  [[nodiscard]] std::uint64_t hash_of_ends(std::uint32_t link) const {
    const auto line = (*in_.drains.lines)[link].points();
    const auto of_point = [](geo::planar p) {
      return std::bit_cast<std::uint64_t>(p.x) * 0x9E3779B97F4A7C15U + std::bit_cast<std::uint64_t>(p.y);
    };
    return of_point(line.front()) + of_point(line.back()) + line.size();
  }

  void find_equal_codes(std::span<const std::string_view> codes, subject table) {
    std::unordered_map<std::string_view, std::uint32_t> first;
    first.reserve(codes.size());
    for (std::uint32_t row = 0; row < codes.size(); ++row) {
      if (codes[row].empty()) continue;
      const auto [entry, is_new] = first.try_emplace(codes[row], row);
      if (is_new) continue;
      const geo::planar place = table == subject::node ? nodes_.place[row] : place_of_link(in_, row);
      add(check::duplicate_code, table, row, place).other = entry->second;
    }
  }

  const check_input& in_;
  const survey_nodes& nodes_;
  const survey_links& links_;
  std::vector<finding>& out_;
  std::vector<std::uint32_t> heads_;  ///< of one node, kept to save its memory
};

}  // namespace

void check_topology(const check_input& input, std::vector<finding>& findings) {
  topology_check(input, findings).run();
}

}  // namespace greenward::drainage
