#include "engine/sample/walk_streets.hpp"

#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/streets.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::sample {
namespace {

constexpr double kBridgeHead = 42;  // metres from the barrier's axis

/// The corner between two arms: as far beside each as its footway runs.
planar corner_between(planar first, planar second, double beside_first, double beside_second) {
  const double sine = cross(first, second);
  if (std::abs(sine) < 0.3) {
    return dot(first, second) < 0 ? left_of(first) * std::max(beside_first, beside_second) : first * 45.0;
  }
  const planar p = first * (beside_second / sine) + second * (beside_first / sine);
  const double length = std::hypot(p.x, p.y);
  return length > 60 ? p * (60 / length) : p;
}

double half_way(street_class rank) {
  return street_width(rank) / 2 + 3;
}

/// Roots of the components that the walk edges make.
struct node_sets {
  std::vector<std::uint32_t> parent;
  explicit node_sets(std::size_t n) : parent(n) {
    for (std::uint32_t k = 0; k < n; ++k) parent[k] = k;
  }
  std::uint32_t root(std::uint32_t n) {
    while (parent[n] != n) n = parent[n] = parent[parent[n]];
    return n;
  }
  bool join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent[std::max(a, b)] = std::min(a, b);
    return a != b;
  }
};

}  // namespace

walk_streets::walk_streets(district_plan& plan, random_source random)
    : plan_(plan),
      random_(random),
      ways_(plan.edges.size()),
      ends_(plan.edges.size()),
      heads_(plan.junctions.size()) {
  for (std::uint32_t n = 0; n < plan.junctions.size(); ++n) {
    if (!plan.junctions[n].arms.empty()) make_junction(n);
  }
  make_footways();
  cut_bridges();
}

std::uint32_t walk_streets::add_node(planar at) {
  walk_node node;
  node.at = at;
  plan_.walk_nodes.push_back(node);
  return static_cast<std::uint32_t>(plan_.walk_nodes.size() - 1);
}

bool walk_streets::wide(std::uint32_t edge) const {
  return plan_.edges[edge].road >= street_class::arterial;
}

planar walk_streets::arm_direction(std::uint32_t edge, std::uint32_t junction_number) const {
  const street_edge& e = plan_.edges[edge];
  const std::size_t n = e.path.size();
  return e.from == junction_number ? unit(e.path[1] - e.path[0]) : unit(e.path[n - 2] - e.path[n - 1]);
}

std::uint32_t& walk_streets::end_node(std::uint32_t edge, std::uint32_t junction_number, bool left_of_arm) {
  const bool at_from = plan_.edges[edge].from == junction_number;
  const bool left = at_from == left_of_arm;  // an arm that ends here runs against the edge's direction
  return ends_[edge][(left ? 0U : 2U) + (at_from ? 0U : 1U)];
}

void walk_streets::make_junction(std::uint32_t number) {
  std::vector<std::uint32_t> arms = plan_.junctions[number].arms;
  const bool simple =
      arms.size() == 1 || std::none_of(arms.begin(), arms.end(), [&](auto e) { return wide(e); });
  if (simple) {
    const std::uint32_t node = add_node(plan_.junctions[number].at);
    for (const std::uint32_t e : arms) end_node(e, number, true) = end_node(e, number, false) = node;
    return;
  }
  const auto angle = [&](std::uint32_t e) {
    const planar d = arm_direction(e, number);
    return std::atan2(d.y, d.x);
  };
  std::stable_sort(arms.begin(), arms.end(), [&](auto a, auto b) { return angle(a) < angle(b); });
  make_corners(number, arms);
}

void walk_streets::make_corners(std::uint32_t number, const std::vector<std::uint32_t>& arms) {
  const planar at = plan_.junctions[number].at;
  double reach = 0;
  for (const std::uint32_t e : arms) reach = std::max(reach, half_way(plan_.edges[e].road));
  std::vector<std::uint32_t> corners;
  for (std::size_t k = 0; k < arms.size(); ++k) {
    const std::uint32_t next = arms[(k + 1) % arms.size()];
    corners.push_back(
        add_node(at + corner_between(arm_direction(arms[k], number), arm_direction(next, number),
                                     half_way(plan_.edges[arms[k]].road), half_way(plan_.edges[next].road))));
  }
  for (std::size_t k = 0; k < arms.size(); ++k) {
    const std::uint32_t left = corners[k];
    const std::uint32_t right = corners[(k + arms.size() - 1) % arms.size()];
    if (wide(arms[k])) {
      end_node(arms[k], number, true) = left;
      end_node(arms[k], number, false) = right;
      const double chance = plan_.edges[arms[k]].road == street_class::expressway ? 0.35
                            : arms.size() == 2                                    ? 0.1
                                                                                  : 0.82;
      crossings_.push_back({left, right, random_.chance(chance)});
    } else {
      const std::uint32_t mouth = add_node(at + arm_direction(arms[k], number) * (reach + 4));
      end_node(arms[k], number, true) = end_node(arms[k], number, false) = mouth;
      crossings_.push_back({mouth, left, true});
      crossings_.push_back({mouth, right, true});
    }
  }
}

void walk_streets::make_footways() {
  for (std::uint32_t k = 0; k < plan_.edges.size(); ++k) {
    const street_edge& e = plan_.edges[k];
    if (e.road == street_class::none) continue;
    for (const std::size_t side : {0U, 1U}) {
      if (side == 1 && !wide(k)) continue;
      footway& way = ways_[k][side];
      way.path = wide(k) ? offset_line(e.path, side == 0 ? half_way(e.road) : -half_way(e.road)) : e.path;
      const std::uint32_t from = ends_[k][side * 2];
      const std::uint32_t to = ends_[k][side * 2 + 1];
      way.path.front() = plan_.walk_nodes[from].at;
      way.path.back() = plan_.walk_nodes[to].at;
      way.cuts = {{0, from}, {1, to}};
    }
  }
}

void walk_streets::cut_bridges() {
  for (std::uint32_t n = 0; n < plan_.junctions.size(); ++n) {
    if (!plan_.junctions[n].crossing) continue;
    for (const std::uint32_t e : plan_.junctions[n].arms) {
      for (footway& way : ways_[e]) {
        if (way.path.empty()) continue;
        const bool at_from = plan_.edges[e].from == n;
        const double share = kBridgeHead / path_length(way.path);
        (at_from ? way.bridge_from : way.bridge_to) = at_from ? share : 1 - share;
        const double fraction = at_from ? share : 1 - share;
        const std::uint32_t node = add_node(place_on(way.path, fraction).at);
        way.cuts.push_back({fraction, node});
        heads_[n].push_back(node);
      }
    }
  }
}

std::uint32_t walk_streets::join(std::uint32_t edge, bool left, planar p) {
  footway& way = ways_[edge][left || !wide(edge) ? 0 : 1];
  const double length = path_length(way.path);
  const double low = std::max(way.bridge_from, 0.0) + 8 / length;
  const double high = std::min(way.bridge_to, 1.0) - 8 / length;
  const double fraction = std::clamp(fraction_near(way.path, p), std::min(low, high), std::max(low, high));
  for (const cut& c : way.cuts) {
    if (std::abs(c.fraction - fraction) * length < 2) return c.node;
  }
  const std::uint32_t node = add_node(place_on(way.path, fraction).at);
  way.cuts.push_back({fraction, node});
  return node;
}

void walk_streets::add_footway(std::uint32_t number, footway& way) {
  const street_edge& e = plan_.edges[number];
  std::stable_sort(way.cuts.begin(), way.cuts.end(),
                   [](const cut& a, const cut& b) { return a.fraction < b.fraction; });
  for (std::size_t k = 0; k + 1 < way.cuts.size(); ++k) {
    const cut& a = way.cuts[k];
    const cut& b = way.cuts[k + 1];
    walk_edge w;
    w.from = a.node;
    w.to = b.node;
    w.kind = wide(number) ? "footway" : "road";
    w.line = e.line;
    w.path = part_of(way.path, a.fraction, b.fraction);
    w.path.front() = plan_.walk_nodes[a.node].at;
    w.path.back() = plan_.walk_nodes[b.node].at;
    const bool over = b.fraction <= way.bridge_from + 1e-9 || a.fraction >= way.bridge_to - 1e-9;
    if (over) {
      const std::uint32_t n = b.fraction <= way.bridge_from + 1e-9 ? e.from : e.to;
      const bool river =
          plan_.junctions[n].barrier == barrier_line::river || e.road == street_class::expressway;
      (river ? w.bridge : w.tunnel) = true;
    }
    plan_.walk_edges.push_back(std::move(w));
  }
}

void walk_streets::finish() {
  for (std::uint32_t e = 0; e < plan_.edges.size(); ++e) {
    for (footway& way : ways_[e]) {
      if (!way.path.empty()) add_footway(e, way);
    }
  }
  node_sets sets(plan_.walk_nodes.size());
  for (const walk_edge& e : plan_.walk_edges) sets.join(e.from, e.to);
  for (const crossing& c : crossings_) {
    if (c.kept) sets.join(c.from, c.to);
  }
  for (crossing& c : crossings_) {
    if (!c.kept && sets.join(c.from, c.to)) c.kept = true;
    if (!c.kept) continue;
    walk_edge w;
    w.from = c.from;
    w.to = c.to;
    w.kind = "crossing";
    w.path = {plan_.walk_nodes[c.from].at, plan_.walk_nodes[c.to].at};
    plan_.walk_nodes[c.from].crossing = plan_.walk_nodes[c.to].crossing = true;
    plan_.walk_edges.push_back(std::move(w));
  }
}

}  // namespace greenward::sample
