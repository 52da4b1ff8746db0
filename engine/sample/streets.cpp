#include "engine/sample/streets.hpp"

#include "engine/sample/admin_areas.hpp"
#include "engine/sample/lattice.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/regions.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>

namespace greenward::sample {
namespace {

bool is_road(const street_edge& e) {
  return e.road != street_class::none;
}

const block* block_at(const district_plan& plan, std::uint32_t b) {
  return b == kNone ? nullptr : &plan.blocks[b];
}

bool touches_urban(const district_plan& plan, const street_edge& e) {
  const block* left = block_at(plan, e.left);
  const block* right = block_at(plan, e.right);
  return (left != nullptr && left->urban) || (right != nullptr && right->urban);
}

double least_remoteness(const district_plan& plan, const street_edge& e) {
  double least = 1e9;
  for (const std::uint32_t b : {e.left, e.right}) {
    if (b != kNone) least = std::min(least, plan.blocks[b].remoteness);
  }
  return least;
}

/// By the rank of the line inside the town; outside only the lines of arterials go on, as country roads.
street_class class_by_place(const district_plan& plan, const street_edge& e, bool kept_outside) {
  if (e.barrier != barrier_line::none) return street_class::none;
  const street_class rank = plan.lines[e.line].rank;
  if (touches_urban(plan, e)) return rank;
  if (rank != street_class::arterial && rank != street_class::expressway) return street_class::none;
  if (least_remoteness(plan, e) < 1.25) return rank;
  return kept_outside ? street_class::rural : street_class::none;
}

std::uint32_t arterial_near(const district_plan& plan, bool vertical, double wanted) {
  std::uint32_t best = kNone;
  for (std::uint32_t k = 0; k < plan.columns + plan.rows; ++k) {
    const lattice_line& line = plan.lines[k];
    if (line.vertical != vertical || line.rank != street_class::arterial) continue;
    if (best == kNone || std::abs(line.at - wanted) < std::abs(plan.lines[best].at - wanted)) best = k;
  }
  return best;
}

/// A quarter of a ring: north along one arterial in the west, then east along another in the north.
void mark_expressway(district_plan& plan) {
  const double length = std::sqrt(plan.settings.size);
  const std::uint32_t west = arterial_near(plan, true, -3400 * length);
  const std::uint32_t north = arterial_near(plan, false, 3700 * length);
  if (west == kNone || north == kNone) return;
  for (street_edge& e : plan.edges) {
    const std::size_t column = std::min(e.from, e.to) / plan.rows;
    const std::size_t row = std::max(e.from % plan.rows, e.to % plan.rows);
    const bool ring = (e.line == west && row <= north - plan.columns) || (e.line == north && column >= west);
    if (ring && least_remoteness(plan, e) < 1.6) e.road = street_class::expressway;
  }
}

void classify(district_plan& plan, random_source random) {
  std::vector<std::uint8_t> kept(plan.lines.size(), 0);
  for (std::size_t k = 0; k < kept.size(); ++k) kept[k] = random.chance(0.62) ? 1 : 0;
  for (street_edge& e : plan.edges) e.road = class_by_place(plan, e, kept[e.line] != 0);
  mark_expressway(plan);
}

std::vector<std::vector<std::uint32_t>> edges_at_junctions(const district_plan& plan) {
  std::vector<std::vector<std::uint32_t>> at(plan.junctions.size());
  for (std::uint32_t e = 0; e < plan.edges.size(); ++e) {
    at[plan.edges[e].from].push_back(e);
    at[plan.edges[e].to].push_back(e);
  }
  return at;
}

/// Arterials and some secondary streets pass the river and the railway; the others end before it.
void cross_barriers(district_plan& plan, const std::vector<std::vector<std::uint32_t>>& at,
                    random_source random) {
  for (std::size_t n = 0; n < plan.junctions.size(); ++n) {
    junction& place = plan.junctions[n];
    if (place.barrier == barrier_line::none || at[n].empty()) continue;
    std::size_t roads = 0, barriers = 0;
    street_class rank = street_class::none;
    for (const std::uint32_t e : at[n]) {
      roads += is_road(plan.edges[e]) ? 1 : 0;
      barriers += plan.edges[e].barrier != barrier_line::none ? 1 : 0;
      rank = std::max(rank, plan.edges[e].road);
    }
    const bool wanted = rank >= street_class::arterial || rank == street_class::rural ||
                        (rank == street_class::secondary && random.chance(0.45));
    place.crossing = roads == 2 && barriers <= 2 && wanted;
    if (place.crossing) continue;
    for (const std::uint32_t e : at[n]) plan.edges[e].road = street_class::none;
  }
}

std::size_t roads_at(const district_plan& plan, const std::vector<std::uint32_t>& edges) {
  return static_cast<std::size_t>(
      std::count_if(edges.begin(), edges.end(), [&](auto e) { return is_road(plan.edges[e]); }));
}

std::size_t roads_around(const district_plan& plan, std::uint32_t b) {
  if (b == kNone) return 4;
  const auto& sides = plan.blocks[b].sides;
  return static_cast<std::size_t>(
      std::count_if(sides.begin(), sides.end(), [&](auto s) { return is_road(plan.edges[s.edge]); }));
}

/// A real town has gaps: some branch streets are not there, which makes T-junctions and large blocks.
void drop_links(district_plan& plan, const std::vector<std::vector<std::uint32_t>>& at,
                random_source random) {
  for (street_edge& e : plan.edges) {
    if (e.road != street_class::branch || !random.chance(0.24)) continue;
    if (roads_around(plan, e.left) < 3 || roads_around(plan, e.right) < 3) continue;
    if (roads_at(plan, at[e.from]) < 3 || roads_at(plan, at[e.to]) < 3) continue;
    e.road = street_class::none;
  }
}

void give_access(district_plan& plan) {
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    if ((!plan.blocks[b].urban && !plan.blocks[b].settled) || roads_around(plan, b) > 0) continue;
    std::uint32_t best = kNone;
    for (const block_side& side : plan.blocks[b].sides) {
      const street_edge& e = plan.edges[side.edge];
      const bool dry = e.barrier == barrier_line::none &&
                       plan.junctions[e.from].barrier == barrier_line::none &&
                       plan.junctions[e.to].barrier == barrier_line::none;
      if (dry && (best == kNone || path_length(e.path) > path_length(plan.edges[best].path)))
        best = side.edge;
    }
    if (best != kNone)
      plan.edges[best].road = plan.blocks[b].urban ? street_class::branch : street_class::rural;
  }
}

std::vector<std::uint32_t> road_components(const district_plan& plan) {
  std::vector<std::uint32_t> parent(plan.junctions.size());
  for (std::uint32_t n = 0; n < parent.size(); ++n) parent[n] = n;
  const auto root = [&](std::uint32_t n) {
    while (parent[n] != n) n = parent[n] = parent[parent[n]];
    return n;
  };
  for (const street_edge& e : plan.edges) {
    if (!is_road(e)) continue;
    const std::uint32_t a = root(e.from);
    const std::uint32_t b = root(e.to);
    parent[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t n = 0; n < parent.size(); ++n) parent[n] = root(n);
  return parent;
}

/// Least-cost ways from one road component to every junction, over streets that are there or could be.
struct way_tree {
  std::vector<double> cost;
  std::vector<std::uint32_t> edge;  ///< towards the component; kNone at it
};

way_tree ways_from(const district_plan& plan, const std::vector<std::vector<std::uint32_t>>& at,
                   const std::vector<std::uint32_t>& component, std::uint32_t main) {
  way_tree tree{std::vector<double>(plan.junctions.size(), 1e18),
                std::vector<std::uint32_t>(plan.junctions.size(), kNone)};
  using entry = std::pair<double, std::uint32_t>;
  std::priority_queue<entry, std::vector<entry>, std::greater<>> open;
  for (std::uint32_t n = 0; n < component.size(); ++n) {
    if (component[n] == main && !at[n].empty()) open.push({tree.cost[n] = 0, n});
  }
  while (!open.empty()) {
    const auto [cost, n] = open.top();
    open.pop();
    if (cost > tree.cost[n]) continue;
    for (const std::uint32_t k : at[n]) {
      const street_edge& e = plan.edges[k];
      if (e.barrier != barrier_line::none) continue;
      const std::uint32_t other = e.from == n ? e.to : e.from;
      const bool blocked =
          plan.junctions[other].barrier != barrier_line::none && !plan.junctions[other].crossing;
      const double next = cost + path_length(e.path) * (is_road(e) ? 0.01 : 1) + (blocked ? 5000 : 0);
      if (next >= tree.cost[other]) continue;
      tree.cost[other] = next;
      tree.edge[other] = k;
      open.push({next, other});
    }
  }
  return tree;
}

/// Builds what is missing so that all roads hang together; a barrier in the way gets a crossing.
void connect_roads(district_plan& plan, const std::vector<std::vector<std::uint32_t>>& at) {
  const std::vector<std::uint32_t> component = road_components(plan);
  std::vector<std::size_t> size(plan.junctions.size(), 0);
  for (const street_edge& e : plan.edges) size[component[e.from]] += is_road(e) ? 1 : 0;
  const auto main = static_cast<std::uint32_t>(std::max_element(size.begin(), size.end()) - size.begin());
  const way_tree tree = ways_from(plan, at, component, main);
  for (std::uint32_t c = 0; c < size.size(); ++c) {
    if (size[c] == 0 || c == main) continue;
    std::uint32_t n = kNone;
    for (std::uint32_t k = 0; k < component.size(); ++k) {
      if (component[k] == c && (n == kNone || tree.cost[k] < tree.cost[n])) n = k;
    }
    while (tree.edge[n] != kNone) {
      street_edge& e = plan.edges[tree.edge[n]];
      if (!is_road(e)) e.road = touches_urban(plan, e) ? street_class::branch : street_class::rural;
      if (plan.junctions[n].barrier != barrier_line::none) plan.junctions[n].crossing = true;
      n = e.from == n ? e.to : e.from;
    }
  }
}

}  // namespace

double street_width(street_class rank) {
  switch (rank) {
    case street_class::expressway:
      return 48;
    case street_class::arterial:
      return 36;
    case street_class::secondary:
      return 22;
    case street_class::branch:
      return 12;
    case street_class::rural:
      return 6;
    case street_class::none:
      return 0;
  }
  return 0;
}

void make_streets(district_plan& plan) {
  const random_source random = plan.random.fork(10);
  const auto at = edges_at_junctions(plan);
  classify(plan, random.fork(1));
  cross_barriers(plan, at, random.fork(2));
  drop_links(plan, at, random.fork(3));
  give_access(plan);
  connect_roads(plan, at);
  for (std::uint32_t e = 0; e < plan.edges.size(); ++e) {
    if (!is_road(plan.edges[e])) continue;
    plan.junctions[plan.edges[e].from].arms.push_back(e);
    plan.junctions[plan.edges[e].to].arms.push_back(e);
  }
}

}  // namespace greenward::sample
