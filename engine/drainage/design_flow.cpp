#include "engine/drainage/design_flow.hpp"

#include "engine/drainage/doubtful_inflow.hpp"
#include "engine/drainage/upstream_sums.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace greenward::drainage {

namespace {

// What is true of the water that has come to a place, as bits.
constexpr std::uint32_t kPeopleUnknown = 1U << 0U;
constexpr std::uint32_t kCatchmentUnknown = 1U << 1U;
constexpr std::uint32_t kRainComes = 1U << 2U;
constexpr std::uint32_t kTimeUnknown = 1U << 3U;
constexpr std::uint32_t kMayHaveLeft = 1U << 4U;  ///< by an edge of unknown direction
constexpr std::uint32_t kSplitsHere = 1U << 5U;   ///< true of the place alone

/// One of the two waters: where its sum is kept, and what it says of a place that it comes to.
struct water {
  std::size_t which = 0;
  std::uint32_t known = 0;     ///< from a load that is given
  std::uint32_t unsaid = 0;    ///< from a load that nobody has said
  std::uint32_t untraced = 0;  ///< from nobody knows where: nor how long it has run
};
constexpr water kPeople{0, 0, kPeopleUnknown, kPeopleUnknown};
constexpr water kCatchment{1, kRainComes, kRainComes | kCatchmentUnknown,
                           kRainComes | kCatchmentUnknown | kTimeUnknown};

bool is_above_zero(double value) {
  return std::isfinite(value) && value > 0;
}

class flow_finder {
 public:
  flow_finder(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
              const design_loads& loads, const sewage_parameters& sewage, const rain_parameters& rain)
      : drains_(drains), net_(net), usable_(usable), loads_(loads), sewage_(sewage), rain_(rain) {}

  design_flows run() {
    mark_ways();
    graph_ = join_loops(net_.first_down, net_.edges.head, is_way_);
    own_.resize(graph_.size());
    facts_.resize(graph_.size(), 0);
    note_velocities();
    note_loads(loads_.people, kPeople);
    note_loads(loads_.catchment_m2, kCatchment);
    note_splits_and_loops();
    sums_ = sum_upstream(graph_, own_);
    carry_down();
    write_flows();
    return std::move(flows_);
  }

 private:
  [[nodiscard]] std::uint32_t part_of(std::uint32_t node) const { return graph_.parts.of_node[node]; }

  /// Edges that surely lead water on.
  void mark_ways() {
    is_way_.resize(net_.edges.size());
    for (std::uint32_t e = 0; e < is_way_.size(); ++e)
      is_way_[e] = usable_[e] != 0 && net_.flow[net_.edges.link[e]] != flow_direction::unknown &&
                           !is_receptor(kind_at(drains_, net_.edges.tail[e]))
                       ? 1
                       : 0;
  }

  void note_velocities() {
    flows_.velocity_m_s.resize(net_.edges.size(), kNotGiven);
    for (std::uint32_t e = 0; e < net_.edges.size(); ++e) {
      if (usable_[e] == 0) continue;
      const double own = loads_.velocity_m_s[net_.edges.link[e]];
      if (is_above_zero(own))
        flows_.velocity_m_s[e] = own;
      else if (is_above_zero(rain_.assumed_velocity_m_s))
        flows_.velocity_m_s[e] = rain_.assumed_velocity_m_s;
    }
  }

  /// Minutes through an edge; NaN if its length or velocity is not known.
  [[nodiscard]] double minutes_through(std::uint32_t edge) const {
    if (!is_above_zero(drains_.links.length_m[net_.edges.link[edge]])) return kNotGiven;
    return net_.edges.length_m[edge] / flows_.velocity_m_s[edge] / 60;
  }

  void note_loads(std::span<const double> loads, const water& of) {
    std::vector<std::uint8_t> source(net_.node_count(), 0);
    for (std::uint32_t node = 0; node < loads.size(); ++node) {
      if (loads[node] == 0) continue;
      source[node] = 1;
      const std::uint32_t part = part_of(node);
      const bool known = is_above_zero(loads[node]);
      facts_[part] |= known ? of.known : of.unsaid;
      if (known) own_[part][of.which] += loads[node];
    }
    const std::vector<std::uint8_t> doubtful = find_doubtful_inflow(drains_, net_, usable_, source);
    for (std::uint32_t node = 0; node < doubtful.size(); ++node)
      if (doubtful[node] != 0) facts_[part_of(node)] |= of.untraced;
  }

  void note_splits_and_loops() {
    std::vector<std::uint8_t> leads_on(net_.node_count(), 0);
    for (std::uint32_t e = 0; e < is_way_.size(); ++e) {
      const std::uint32_t tail = net_.edges.tail[e], head = net_.edges.head[e];
      if (is_way_[e] != 0) {
        if (leads_on[tail] != 0) facts_[part_of(tail)] |= kSplitsHere;
        leads_on[tail] = 1;
        if (part_of(head) == part_of(tail)) facts_[part_of(tail)] |= kTimeUnknown | kSplitsHere;
      } else if (usable_[e] != 0 && net_.flow[net_.edges.link[e]] == flow_direction::unknown) {
        facts_[part_of(tail)] |= kMayHaveLeft;
        facts_[part_of(head)] |= kMayHaveLeft;
      }
    }
  }

  /// Parts have smaller numbers than those that lead to them: from the greatest down.
  void carry_down() {
    std::vector<std::uint32_t> order(net_.node_count());
    std::vector<std::uint32_t> place(graph_.size() + 1, 0);
    for (std::size_t p = graph_.size(); p-- > 0;) place[p] = place[p + 1] + graph_.parts.sizes[p];
    for (std::uint32_t node = 0; node < order.size(); ++node) order[place[part_of(node) + 1]++] = node;
    latest_min_.assign(graph_.size(), -std::numeric_limits<double>::infinity());
    for (const std::uint32_t node : order) start_clock(node);
    for (const std::uint32_t node : order)
      for (std::uint32_t e = net_.first_down[node]; e < net_.first_down[node + 1]; ++e)
        if (is_way_[e] != 0 && part_of(net_.edges.head[e]) != part_of(node)) carry_over(e);
  }

  void start_clock(std::uint32_t node) {
    if (node >= loads_.catchment_m2.size() || loads_.catchment_m2[node] == 0) return;
    if (std::isfinite(rain_.inlet_minutes) && rain_.inlet_minutes >= 0)
      latest_min_[part_of(node)] = rain_.inlet_minutes;
    else
      facts_[part_of(node)] |= kTimeUnknown;
  }

  void carry_over(std::uint32_t edge) {
    const std::uint32_t from = part_of(net_.edges.tail[edge]), to = part_of(net_.edges.head[edge]);
    constexpr std::uint32_t kOfSewageAlso = kPeopleUnknown | kMayHaveLeft;
    if ((facts_[from] & kRainComes) == 0) {
      facts_[to] |= facts_[from] & kOfSewageAlso;
      return;
    }
    facts_[to] |= facts_[from] & (kOfSewageAlso | kCatchmentUnknown | kRainComes | kTimeUnknown);
    const double there = latest_min_[from] + minutes_through(edge);
    if (std::isnan(there))
      facts_[to] |= kTimeUnknown;
    else
      latest_min_[to] = std::max(latest_min_[to], there);
  }

  void write_flows() {
    const std::size_t n = net_.edges.size();
    for (auto* values : {&flows_.sewage_m3_s, &flows_.storm_m3_s, &flows_.concentration_min})
      values->resize(n, kNotGiven);
    flows_.people.resize(n, 0);
    flows_.catchment_m2.resize(n, 0);
    flows_.is_upper_bound.resize(n, 0);
    for (std::uint32_t e = 0; e < n; ++e)
      if (is_way_[e] != 0) write_flow(e);
  }

  void write_flow(std::uint32_t edge) {
    const std::uint32_t part = part_of(net_.edges.tail[edge]);
    const std::uint32_t facts = facts_[part];
    const auto [people, catchment_m2] = sums_.all[part];
    flows_.people[edge] = people;
    flows_.catchment_m2[edge] = catchment_m2;
    const bool all_surely_comes =
        sums_.all[part] == sums_.sure[part] && (facts & (kSplitsHere | kMayHaveLeft)) == 0;
    flows_.is_upper_bound[edge] = all_surely_comes ? 0 : 1;
    if ((facts & kPeopleUnknown) == 0) flows_.sewage_m3_s[edge] = sewage_of(people);
    const bool time_known = (facts & kRainComes) != 0 && (facts & kTimeUnknown) == 0;
    if (time_known) flows_.concentration_min[edge] = latest_min_[part];
    if ((facts & kRainComes) == 0)
      flows_.storm_m3_s[edge] = 0;
    else if (time_known && (facts & kCatchmentUnknown) == 0)
      flows_.storm_m3_s[edge] = storm_of(catchment_m2, latest_min_[part]);
  }

  [[nodiscard]] double sewage_of(double people) const {
    if (!is_above_zero(sewage_.litres_per_head_day) || !is_above_zero(sewage_.peak_factor)) return kNotGiven;
    constexpr double kLitresAndSeconds = 1000.0 * 86400.0;
    return people * sewage_.litres_per_head_day * sewage_.peak_factor / kLitresAndSeconds;
  }

  [[nodiscard]] double storm_of(double catchment_m2, double minutes) const {
    if (!is_above_zero(rain_.runoff_coefficient)) return kNotGiven;
    const std::optional<double> litres = storm_intensity(rain_.formula, minutes);
    if (!litres) return kNotGiven;
    return rain_.runoff_coefficient * *litres * (catchment_m2 / 10000) / 1000;
  }

  const survey& drains_;
  const network& net_;
  std::span<const std::uint8_t> usable_;
  const design_loads& loads_;
  const sewage_parameters& sewage_;
  const rain_parameters& rain_;
  std::vector<std::uint8_t> is_way_;  ///< n_edge
  part_graph graph_;
  std::vector<sum_pair> own_;  ///< n_part: people and catchment
  upstream_sums sums_;
  std::vector<std::uint32_t> facts_;  ///< n_part
  std::vector<double> latest_min_;    ///< n_part: time of concentration
  design_flows flows_;
};

}  // namespace

design_flows find_design_flows(const survey& drains, const network& net, std::span<const std::uint8_t> usable,
                               const design_loads& loads, const sewage_parameters& sewage,
                               const rain_parameters& rain) {
  return flow_finder(drains, net, usable, loads, sewage, rain).run();
}

}  // namespace greenward::drainage
