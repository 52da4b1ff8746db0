#include "engine/drainage/coverage.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::drainage {

namespace {

/// Near by pipes that exist, and near by pipes that exist or may exist.
struct nearness {
  bool known = false;
  bool possible = false;

  void note(asset_status status) {
    possible = true;
    if (status == asset_status::existing) known = true;
  }
};

/// How good a near pipe is, worst first.
int rank(verdict v) {
  switch (v) {
    case verdict::not_assessable:
      return 0;
    case verdict::fails:
      return 1;
    case verdict::unknown:
      return 2;
    case verdict::passes:
      return 3;
  }
  return 0;
}

void improve(verdict& best, verdict offered) {
  if (rank(offered) > rank(best)) best = offered;
}

class building_probe {
 public:
  building_probe(const coverage_input& input, const coverage_limits& limits)
      : input_(input), limits_(limits) {}

  [[nodiscard]] building_coverage look_around(geo::planar_view building) const {
    building_coverage found;
    nearness sanitary, storm;
    const geo::planar_box window = building.box().expanded(std::max(limits_.sanitary, limits_.storm).value);
    input_.links.visit_window(window,
                              [&](std::uint32_t link) { note_link(building, link, found, sanitary, storm); });
    input_.nodes.visit_window(window, [&](std::uint32_t node) { note_inlet(building, node, found); });
    found.near_sanitary = sanitary.possible;
    found.near_storm = storm.possible;
    found.by_unknown_status = (sanitary.possible && !sanitary.known) || (storm.possible && !storm.known);
    return found;
  }

 private:
  void note_link(geo::planar_view building, std::uint32_t link, building_coverage& found, nearness& sanitary,
                 nearness& storm) const {
    const asset_status status = input_.drains.links.status[link];
    if (status == asset_status::planned || status == asset_status::abandoned) return;
    const drain_system system = input_.drains.links.system[link];
    const auto within = [&](metres limit) {
      return geo::within_distance(building, (*input_.drains.lines)[link], limit);
    };
    if (system != drain_system::storm && within(limits_.sanitary)) {
      if (system == drain_system::sanitary) sanitary.note(status);
      if (system == drain_system::combined) found.near_combined = true;
      improve(found.sewage, input_.sewage.links[link]);
    }
    const bool may_take_rain = system == drain_system::storm || system == drain_system::unknown;
    if (may_take_rain && within(limits_.storm)) {
      if (system == drain_system::storm) storm.note(status);
      improve(found.rain, input_.rain.links[link]);
    }
  }

  void note_inlet(geo::planar_view building, std::uint32_t node, building_coverage& found) const {
    const survey_nodes& nodes = input_.drains.nodes;
    if (found.near_inlet || !brings_rain(nodes.kind[node])) return;
    if (nodes.status[node] == asset_status::planned || nodes.status[node] == asset_status::abandoned) return;
    found.near_inlet = geo::distance(building, nodes.place[node]) <= limits_.storm.value;
  }

  const coverage_input& input_;
  coverage_limits limits_;
};

/// In the order of coverage_count.
std::array<bool, kCoverageCounts> counted(const building_coverage& b) {
  return {true,
          b.near_sanitary,
          b.near_storm,
          b.near_both(),
          b.near_inlet,
          b.near_combined,
          b.by_unknown_status,
          b.sewage == verdict::passes,
          b.rain == verdict::passes,
          b.traced_both(),
          b.could_be_traced()};
}

}  // namespace

std::vector<building_coverage> cover(const coverage_input& input, const coverage_limits& limits) {
  const building_probe probe(input, limits);
  std::vector<building_coverage> buildings;
  buildings.reserve(input.buildings.table.size());
  for (std::size_t row = 0; row < input.buildings.table.size(); ++row)
    buildings.push_back(probe.look_around(input.buildings.planar[row]));
  return buildings;
}

std::vector<coverage_sums> sum_coverage(std::span<const building_coverage> buildings,
                                        const coverage_weights& weights,
                                        std::span<const std::uint32_t> group_of, std::size_t n_group) {
  std::vector<coverage_sums> sums(n_group + 1);
  for (std::size_t row = 0; row < buildings.size(); ++row) {
    coverage_sums& sum = sums[std::min<std::size_t>(group_of[row], n_group)];
    const double people = weights.people[row], floor = weights.floor_m2[row];
    sum.people_unknown += std::isnan(people) ? 1 : 0;
    sum.floor_unknown += std::isnan(floor) ? 1 : 0;
    const auto is_counted = counted(buildings[row]);
    for (std::size_t what = 0; what < kCoverageCounts; ++what) {
      if (!is_counted[what]) continue;
      coverage_amount& amount = sum.counts[what];
      ++amount.buildings;
      if (!std::isnan(people)) amount.people += people;
      if (!std::isnan(floor)) amount.floor_m2 += floor;
    }
  }
  return sums;
}

}  // namespace greenward::drainage
