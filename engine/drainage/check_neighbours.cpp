#include "engine/drainage/checks.hpp"

#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::drainage {

namespace {

class neighbour_check {
 public:
  neighbour_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), nodes_(input.drains.nodes), links_(input.drains.links), out_(findings) {}

  void run() {
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) check_neighbours(node);
  }

 private:
  finding& add(check what, subject table, std::uint32_t row, geo::planar place) {
    return add_finding(out_, what, table, row, place);
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

  const check_input& in_;
  const survey_nodes& nodes_;
  const survey_links& links_;
  std::vector<finding>& out_;
};

}  // namespace

void check_neighbours(const check_input& input, std::vector<finding>& findings) {
  neighbour_check(input, findings).run();
}

}  // namespace greenward::drainage
