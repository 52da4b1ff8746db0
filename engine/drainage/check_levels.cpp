#include "engine/drainage/checks.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::drainage {

namespace {

class level_check {
 public:
  level_check(const check_input& input, std::vector<finding>& findings)
      : in_(input), nodes_(input.drains.nodes), links_(input.drains.links), out_(findings) {}

  void run() {
    for (std::uint32_t link = 0; link < links_.size(); ++link) {
      check_slope(link);
      check_stated_length(link);
      check_range(subject::link, link, {level_at(link, false), level_at(link, true)});
      check_year(subject::link, link, links_.built_year[link]);
      check_ground(link);
      check_end_depths(link);
    }
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      check_depth(node);
      check_range(subject::node, node, {nodes_.ground_m[node], nodes_.invert_m[node]});
      check_year(subject::node, node, nodes_.built_year[node]);
      check_below(node);
    }
  }

 private:
  finding& add(check what, subject table, std::uint32_t row, std::array<double, 4> numbers) {
    finding& made = add_finding(out_, what, table, row,
                                table == subject::node ? nodes_.place[row] : place_of_link(in_, row));
    made.numbers = numbers;
    return made;
  }

  [[nodiscard]] double level_at(std::uint32_t link, bool last) const {
    return level_at_end(in_.drains, in_.net, link, last).level_m;
  }

  void check_slope(std::uint32_t link) {
    if (!exists(links_, link) || !runs_by_gravity(links_, link) || links_.adverse_accepted[link] != 0) return;
    if (in_.net.flow[link] == flow_direction::unknown) return;
    const double up = upper_invert(in_, link), down = lower_invert(in_, link);
    if (!(down > up)) return;
    const double slope = (up - down) / links_.length_m[link] * 1000;
    add(check::adverse_slope, subject::link, link, {up, down, slope, kNotGiven});
  }

  void check_stated_length(std::uint32_t link) {
    const double stated = links_.stated_length_m[link], line = links_.length_m[link];
    if ((*in_.drains.lines)[link].is_none() || !(line > 0)) return;
    const double difference = std::abs(stated - line) / line;
    if (difference > in_.limits.length_difference)
      add(check::length_mismatch, subject::link, link, {stated, line, difference, kNotGiven});
  }

  void check_range(subject table, std::uint32_t row, std::array<double, 2> levels) {
    for (const double level : levels) {
      if (!(level < in_.limits.least_level) && !(level > in_.limits.greatest_level)) continue;
      add(check::level_out_of_range, table, row, {level, kNotGiven, kNotGiven, kNotGiven});
      return;
    }
  }

  void check_year(subject table, std::uint32_t row, std::int32_t year) {
    if (year == 0 || (year >= in_.limits.first_year && year <= in_.limits.last_year)) return;
    add(check::year_out_of_range, table, row, {static_cast<double>(year), kNotGiven, kNotGiven, kNotGiven});
  }

  /// At the ends whose node has a ground level. The crown where the size is known, else the invert.
  void check_ground(std::uint32_t link) {
    if (!exists(links_, link)) return;
    const double height = section_height_m(links_, link);
    for (const bool last : {false, true}) {
      const link_end& end = last ? in_.net.to[link] : in_.net.from[link];
      if (end.node >= in_.net.surveyed) continue;
      const double ground = nodes_.ground_m[end.node];
      const double crown = level_at(link, last) + (std::isnan(height) ? 0 : height);
      if (crown > ground)
        add(check::above_ground, subject::link, link, {last ? 2.0 : 1.0, crown, ground, kNotGiven}).place =
            nodes_.place[end.node];
    }
  }

  void check_depth(std::uint32_t node) {
    const double ground = nodes_.ground_m[node], depth = nodes_.depth_m[node], invert = nodes_.invert_m[node];
    const double difference = ground - depth - invert;
    if (std::abs(difference) > in_.limits.depth_difference)
      add(check::depth_contradicts, subject::node, node, {ground, depth, invert, difference});
  }

  /// Where a link gives both the level of an end and its depth, and the node there the ground.
  void check_end_depths(std::uint32_t link) {
    for (const bool last : {false, true}) {
      const link_end& end = last ? in_.net.to[link] : in_.net.from[link];
      if (end.node >= in_.net.surveyed) continue;
      const double depth = last ? links_.down_depth_m[link] : links_.up_depth_m[link];
      const double invert = last ? links_.down_invert_m[link] : links_.up_invert_m[link];
      const double ground = ground_of(nodes_, end.node), difference = ground - depth - invert;
      if (!(std::abs(difference) > in_.limits.depth_difference)) continue;
      finding& made = add(check::depth_contradicts, subject::link, link, {ground, depth, invert, difference});
      made.field = last ? "pipes.down_depth_m" : "pipes.up_depth_m";
      made.place = nodes_.place[end.node];
    }
  }

  [[nodiscard]] bool counts(std::uint32_t edge) const {
    return in_.usable[edge] != 0 && runs_by_gravity(links_, in_.net.edges.link[edge]) &&
           in_.net.flow[in_.net.edges.link[edge]] != flow_direction::unknown;
  }

  /// What leaves a node against what comes in. Only ends of links: where one passes through, nothing changes.
  void check_below(std::uint32_t node) {
    double lowest_in = kNotGiven, largest_in = kNotGiven;
    for (std::uint32_t k = in_.net.first_up[node]; k < in_.net.first_up[node + 1]; ++k) {
      const std::uint32_t link = in_.net.edges.link[in_.net.up_edge[k]];
      if (!counts(in_.net.up_edge[k]) || in_.net.head_of(link) != node) continue;
      lowest_in = std::fmin(lowest_in, lower_invert(in_, link));
      largest_in = std::fmax(largest_in, size_of(link));
    }
    for (std::uint32_t e = in_.net.first_down[node]; e < in_.net.first_down[node + 1]; ++e) {
      const std::uint32_t link = in_.net.edges.link[e];
      if (!counts(e) || in_.net.tail_of(link) != node) continue;
      const double out = upper_invert(in_, link), size = size_of(link);
      if (out > lowest_in + in_.limits.level_tolerance)
        add(check::step_up, subject::link, link, {out, lowest_in, kNotGiven, kNotGiven}).place =
            nodes_.place[node];
      if (size < largest_in)
        add(check::smaller_downstream, subject::link, link, {size, largest_in, kNotGiven, kNotGiven});
    }
  }

  /// The diameter, mm, or of a box that of the circle with its area; NaN where not given, and for zero.
  [[nodiscard]] double size_of(std::uint32_t link) const {
    if (links_.shape[link] != pipe_shape::box)
      return links_.diameter_mm[link] > 0 ? links_.diameter_mm[link] : kNotGiven;
    const double area = links_.width_mm[link] * links_.height_mm[link];
    return area > 0 ? 2 * std::sqrt(area / M_PI) : kNotGiven;
  }

  const check_input& in_;
  const survey_nodes& nodes_;
  const survey_links& links_;
  std::vector<finding>& out_;
};

}  // namespace

void check_levels(const check_input& input, std::vector<finding>& findings) {
  level_check(input, findings).run();
}

}  // namespace greenward::drainage
