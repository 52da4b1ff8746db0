#include "engine/sample/barriers.hpp"

#include "engine/sample/buildings.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace greenward::sample {

std::vector<std::vector<planar>> barrier_runs(const district_plan& plan, barrier_line kind) {
  std::vector<std::vector<planar>> runs;
  std::uint32_t last = kNone;
  for (const street_edge& e : plan.edges) {
    if (e.barrier != kind) continue;
    if (last != e.from) runs.push_back({e.path.front()});
    runs.back().insert(runs.back().end(), e.path.begin() + 1, e.path.end());
    last = e.to;
  }
  return runs;
}

std::vector<planar> river_water(const std::vector<planar>& axis) {
  const double trim = 25 / path_length(axis);
  const std::vector<planar> inner = part_of(axis, trim, 1 - trim);
  std::vector<planar> ring = offset_line(inner, -kRiverHalfBed);
  const std::vector<planar> back = offset_line(inner, kRiverHalfBed);
  ring.insert(ring.end(), back.rbegin(), back.rend());
  return ring;
}

std::vector<planar> lake_water(const district_plan& plan, const block& b) {
  const std::vector<planar> ground = building_ground(plan, b, 30);
  if (ground.empty()) return {};
  const planar middle = ring_centroid(ground);
  const double reach = depth_inside(ground, middle);
  std::vector<planar> ring;
  constexpr int kPoints = 28;
  for (int k = 0; k < kPoints; ++k) {
    const double angle = 2 * std::numbers::pi * k / kPoints;
    const double radius = reach * (0.78 + 0.14 * std::sin(3 * angle + middle.x) + 0.07 * std::cos(5 * angle));
    ring.push_back(middle + planar{std::cos(angle), std::sin(angle)} * radius);
  }
  return ring;
}

std::vector<std::vector<planar>> walls_of(const cluster& c) {
  constexpr double kHalfGate = 4;
  std::vector<std::vector<planar>> walls{{c.outline.front()}};
  for (std::uint32_t k = 0; k < c.outline.size(); ++k) {
    const planar a = c.outline[k];
    const planar b = c.outline[(k + 1) % c.outline.size()];
    const planar d = unit(b - a);
    std::vector<double> gates;
    for (const gate& g : c.gates) {
      if (g.side == k && !c.walled_off) gates.push_back(dot(g.at - a, d));
    }
    std::sort(gates.begin(), gates.end());
    for (const double g : gates) {
      walls.back().push_back(a + d * std::max(0.5, g - kHalfGate));
      walls.push_back({a + d * (g + kHalfGate)});
    }
    walls.back().push_back(b);
  }
  return walls;
}

}  // namespace greenward::sample
