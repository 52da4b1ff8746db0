// The drains of one district: every node has at most one pipe downwards until faults are planted.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

enum class drain_system : std::uint8_t { storm, sanitary, combined, unknown };

struct drain_node {
  planar at;
  const char* kind = "manhole";
  drain_system system = drain_system::sanitary;
  std::uint32_t cluster = kNone, building = kNone;
  double load = 0;  ///< people (sanitary) or drained m² (storm) that enter here
  double ground = 0, invert = 0;
  int built_year = 2018;
  bool dropped = false;  ///< planted: not in the tables
};

struct drain_pipe {
  std::uint32_t from = 0, to = 0;
  drain_system system = drain_system::sanitary;
  bool lateral = false, street = false;
  std::uint32_t cluster = kNone;
  double load = 0, diameter_mm = 300;
  double up = 0, down = 0;  ///< inverts, metres
  int built_year = 2018;
  double length_factor = 1;  ///< planted: stated length against the true one
  std::vector<planar> bend;  ///< points between the ends
  bool dropped = false;
  bool planned = false;  ///< not built yet
};

struct drainage_plan {
  std::vector<drain_node> nodes;
  std::vector<drain_pipe> pipes;

  std::uint32_t add_node(planar at, const char* kind, drain_system system, std::uint32_t cluster = kNone) {
    drain_node n;
    n.at = at;
    n.kind = kind;
    n.system = system;
    n.cluster = cluster;
    nodes.push_back(n);
    return static_cast<std::uint32_t>(nodes.size() - 1);
  }
  std::uint32_t add_pipe(std::uint32_t from, std::uint32_t to, bool lateral = false) {
    drain_pipe p;
    p.from = from;
    p.to = to;
    p.system = nodes[from].system;
    p.lateral = lateral;
    p.cluster = nodes[from].cluster;
    pipes.push_back(std::move(p));
    return static_cast<std::uint32_t>(pipes.size() - 1);
  }
};

/// Where a compound's drain meets the street.
struct drain_outlet {
  std::uint32_t node = 0, edge = 0;
  drain_system system = drain_system::sanitary;
  planar at;
};

/// Lines inside the separated and combined compounds down to the last manhole before the street.
[[nodiscard]] std::vector<drain_outlet> lay_compound_drains(const district_plan& plan, drainage_plan& drains);

/// Mains along the streets from the outlets to plants and outfalls, always the shortest way.
void lay_street_mains(const district_plan& plan, const std::vector<drain_outlet>& outlets,
                      drainage_plan& drains);

/// Loads, diameters and inverts: nothing rises, nothing narrows downstream.
void set_levels(const district_plan& plan, drainage_plan& drains);

/// Plants faults of every kind and lists each of them in plan.faults. What was connected to the wrong drain
/// has a planned pipe to the right one, so that its repair can be tried.
void plant_drain_faults(district_plan& plan, drainage_plan& drains);

/// Everything above, in order.
[[nodiscard]] drainage_plan make_drainage(district_plan& plan);

}  // namespace greenward::sample
