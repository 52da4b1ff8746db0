#include "engine/drainage/checks.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>

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
      check_place(node);
      check_flow(node);
    }
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
