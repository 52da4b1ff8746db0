#include "engine/sample/drainage_plan.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::sample {
namespace {

struct size_step {
  double load, diameter_mm, slope;
};

/// Sizes by people served; least slopes grow gentler with size.
constexpr std::array<size_step, 7> kSanitary{{{2500, 300, 0.003},
                                              {6000, 400, 0.002},
                                              {12000, 500, 0.0015},
                                              {22000, 600, 0.0012},
                                              {50000, 800, 0.001},
                                              {90000, 1000, 0.0008},
                                              {1e18, 1200, 0.0007}}};
/// Sizes by drained area, m².
constexpr std::array<size_step, 8> kStorm{{{6000, 300, 0.003},
                                           {14000, 400, 0.0025},
                                           {40000, 600, 0.002},
                                           {90000, 800, 0.0015},
                                           {180000, 1000, 0.0012},
                                           {320000, 1200, 0.001},
                                           {640000, 1500, 0.0009},
                                           {1e18, 1800, 0.0008}}};

template <std::size_t Count>
const size_step& step_for(const std::array<size_step, Count>& steps, double load) {
  return *std::find_if(steps.begin(), steps.end(), [&](const size_step& s) { return load <= s.load; });
}

const size_step& size_of(const drain_pipe& p) {
  const double load = std::max(p.load, p.street ? (p.system == drain_system::storm ? 6001.0 : 2501.0) : 0.0);
  return p.system == drain_system::storm ? step_for(kStorm, load) : step_for(kSanitary, load);
}

double length_of(const drainage_plan& drains, const drain_pipe& p) {
  const planar d = drains.nodes[p.to].at - drains.nodes[p.from].at;
  return std::hypot(d.x, d.y);
}

/// Pipes so that each comes after all that flow into it.
std::vector<std::uint32_t> downstream_order(const drainage_plan& drains) {
  std::vector<std::uint32_t> incoming(drains.nodes.size(), 0), outgoing(drains.nodes.size(), kNone);
  for (std::uint32_t p = 0; p < drains.pipes.size(); ++p) {
    ++incoming[drains.pipes[p].to];
    outgoing[drains.pipes[p].from] = p;
  }
  std::vector<std::uint32_t> order, ready;
  for (std::uint32_t n = 0; n < incoming.size(); ++n) {
    if (incoming[n] == 0) ready.push_back(n);
  }
  while (!ready.empty()) {
    const std::uint32_t n = ready.back();
    ready.pop_back();
    if (outgoing[n] == kNone) continue;
    order.push_back(outgoing[n]);
    if (--incoming[drains.pipes[outgoing[n]].to] == 0) ready.push_back(drains.pipes[outgoing[n]].to);
  }
  return order;
}

double first_depth(const drain_node& n) {
  const std::string_view kind = n.kind;
  if (kind == "house_connection") return 1.5;
  return kind == "roof_downpipe" || kind == "inlet" ? 1.2 : 1.9;
}

/// Metres over the crown. Sewers pass below the storm drains that cross them.
double cover_of(const drain_pipe& p) {
  if (p.system == drain_system::storm || p.lateral) return 1.0;
  return 3.0;
}

}  // namespace

void set_levels(const district_plan& plan, drainage_plan& drains) {
  constexpr double kLateralSlope = 0.01, kSteepest = 0.02;
  const std::vector<std::uint32_t> order = downstream_order(drains);
  std::vector<double> load;
  for (drain_node& n : drains.nodes) {
    n.ground = plan.frame.ground_level(n.at);
    n.invert = n.ground - first_depth(n);
    load.push_back(n.load);
  }
  for (const std::uint32_t k : order) {
    drain_pipe& p = drains.pipes[k];
    p.load = load[p.from];
    load[p.to] += p.load;
    p.diameter_mm = p.lateral ? 200 : size_of(p).diameter_mm;
  }
  for (const std::uint32_t k : order) {  // cover over the pipe that leaves or arrives
    const drain_pipe& p = drains.pipes[k];
    for (const std::uint32_t n : {p.from, p.to}) {
      drains.nodes[n].invert =
          std::min(drains.nodes[n].invert, drains.nodes[n].ground - cover_of(p) - p.diameter_mm / 1000);
    }
  }
  for (const std::uint32_t k : order) {
    drain_pipe& p = drains.pipes[k];
    drain_node& to = drains.nodes[p.to];
    const double length = length_of(drains, p);
    p.up = drains.nodes[p.from].invert;
    to.invert = std::min(to.invert, p.up - length * (p.lateral ? kLateralSlope : size_of(p).slope));
  }
  for (const std::uint32_t k : order) {  // a pipe comes in above the invert where the fall would be too steep
    drain_pipe& p = drains.pipes[k];
    const double steepest = p.up - length_of(drains, p) * (p.lateral ? kLateralSlope : kSteepest);
    p.down = std::max(drains.nodes[p.to].invert, steepest);
  }
}

drainage_plan make_drainage(district_plan& plan) {
  drainage_plan drains;
  const std::vector<drain_outlet> outlets = lay_compound_drains(plan, drains);
  lay_street_mains(plan, outlets, drains);
  set_levels(plan, drains);
  plant_drain_faults(plan, drains);
  return drains;
}

}  // namespace greenward::sample
