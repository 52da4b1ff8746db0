#include "engine/sample/drainage_plan.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::sample {
namespace {

constexpr double kLongestReach = 48;  // metres between manholes

/// One system of lines in one compound: a line along each row, joined by a line along the spine.
struct compound_lines {
  const district_plan& plan;
  drainage_plan& drains;
  std::uint32_t number;
  drain_system system;
  double row_shift, spine_shift;  ///< metres from the paths' axes

  const cluster& c() const { return plan.clusters[number]; }

  std::uint32_t manhole(double u, double v) {
    return drains.add_node(c().at(u, v), "manhole", system, number);
  }

  /// Pipes from one manhole towards another, with manholes between when it is far.
  void connect(std::uint32_t from, std::uint32_t to) {
    const planar a = drains.nodes[from].at;
    const planar b = drains.nodes[to].at;
    const auto pieces = static_cast<int>(std::ceil(std::hypot(b.x - a.x, b.y - a.y) / kLongestReach));
    std::uint32_t last = from;
    for (int k = 1; k < pieces; ++k) {
      const std::uint32_t next =
          drains.add_node(a + (b - a) * (static_cast<double>(k) / pieces), "manhole", system, number);
      drains.add_pipe(last, next);
      last = next;
    }
    drains.add_pipe(last, to);
  }

  void add_lateral(std::uint32_t building_number, const char* kind, planar at, std::uint32_t to,
                   double load) {
    const std::uint32_t n = drains.add_node(at, kind, system, number);
    drains.nodes[n].building = building_number;
    drains.nodes[n].load = load;
    drains.add_pipe(n, to, true);
  }

  /// Along the building's north wall: house connections at a third and two thirds of its length.
  void add_sewage(std::uint32_t b, std::uint32_t to) {
    const building& house = plan.buildings[b];
    const planar wall = house.centre + left_of(house.axis) * (house.half_depth + 0.6);
    for (const double side : {-0.5, 0.5}) {
      add_lateral(b, "house_connection", wall + house.axis * (side * house.half_length), to,
                  static_cast<double>(house.people) / 2);
    }
  }

  void add_rain(std::uint32_t b, std::uint32_t to) {
    const building& house = plan.buildings[b];
    const double roof = 4 * house.half_length * house.half_depth;
    const planar north = left_of(house.axis);
    add_lateral(b, "roof_downpipe",
                house.centre + house.axis * (house.half_length - 1.5) + north * (house.half_depth + 0.3), to,
                roof);
    add_lateral(b, "inlet", house.entrance + house.axis * (house.half_length * 0.6) + north * 3.2, to,
                roof * 1.2);
  }

  void add_house(std::uint32_t b, std::uint32_t to) {
    if (system != drain_system::storm) add_sewage(b, to);
    if (system != drain_system::sanitary) add_rain(b, to);
  }

  /// A row's manholes, one behind each building, flowing to the spine from both sides.
  std::uint32_t add_row(const building_row& row) {
    const double v = row.v + row_shift;
    const std::uint32_t spine = manhole(c().spine_u + spine_shift, v);
    std::vector<std::uint32_t> west, east;
    for (const std::uint32_t b : row.buildings) {
      const double u = dot(plan.buildings[b].entrance - c().origin, c().axis);
      const std::uint32_t n = manhole(u, v);
      add_house(b, n);
      (u < c().spine_u ? west : east).push_back(n);
    }
    for (std::size_t k = 0; k < west.size(); ++k) connect(west[k], k + 1 < west.size() ? west[k + 1] : spine);
    for (std::size_t k = 0; k < east.size(); ++k) connect(east[k], k > 0 ? east[k - 1] : spine);
    return spine;
  }

  /// All rows; returns the last manhole, beside the gate on the spine that lies lower.
  drain_outlet add_all() {
    const gate& out = *lowest_outlet();
    std::vector<std::uint32_t> spine;
    for (const building_row& row : c().rows) spine.push_back(add_row(row));
    if (!out.north) std::reverse(spine.begin(), spine.end());
    const planar inward = left_of(c().axis) * (out.north ? -4.0 : 4.0);
    const planar end = out.at + inward + c().axis * spine_shift;
    const planar reach = drains.nodes[spine.back()].at - end;
    const bool there = std::hypot(reach.x, reach.y) < 5;  // the outermost row runs along the wall
    const std::uint32_t last = there ? spine.back() : drains.add_node(end, "manhole", system, number);
    if (there) spine.pop_back();
    for (std::size_t k = 0; k < spine.size(); ++k)
      connect(spine[k], k + 1 < spine.size() ? spine[k + 1] : last);
    return {last, plan.blocks[c().block].sides[out.side].edge, system, out.at};
  }

  [[nodiscard]] const gate* lowest_outlet() const {
    const gate* best = nullptr;
    for (const gate& g : c().outlets) {
      const bool lower = best == nullptr || plan.frame.ground_level(g.at) < plan.frame.ground_level(best->at);
      if (g.spine && lower) best = &g;
    }
    return best;
  }
};

}  // namespace

std::vector<drain_outlet> lay_compound_drains(const district_plan& plan, drainage_plan& drains) {
  std::vector<drain_outlet> outlets;
  for (std::uint32_t k = 0; k < plan.clusters.size(); ++k) {
    const cluster& c = plan.clusters[k];
    if (c.separated) {
      outlets.push_back(compound_lines{plan, drains, k, drain_system::sanitary, -1.5, -2}.add_all());
      outlets.push_back(compound_lines{plan, drains, k, drain_system::storm, 1.5, 2}.add_all());
    } else if (c.combined) {
      outlets.push_back(compound_lines{plan, drains, k, drain_system::combined, 0.5, 0}.add_all());
    }
  }
  return outlets;
}

}  // namespace greenward::sample
