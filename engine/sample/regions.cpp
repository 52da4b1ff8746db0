#include "engine/sample/regions.hpp"

#include "engine/geo/measure.hpp"
#include "engine/sample/lattice.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace greenward::sample {
namespace {

double squared(planar a, planar b) {
  return dot(a - b, a - b);
}

using ring_sides = std::vector<block_side>;

std::uint32_t start_of(const district_plan& plan, block_side s) {
  return s.forward ? plan.edges[s.edge].from : plan.edges[s.edge].to;
}
std::uint32_t end_of(const district_plan& plan, block_side s) {
  return s.forward ? plan.edges[s.edge].to : plan.edges[s.edge].from;
}

/// Boundary sides of the region, the region on the left, sorted by the junction they start from.
std::vector<block_side> boundary_sides(const district_plan& plan, std::span<const std::uint32_t> region,
                                       std::uint32_t wanted) {
  const auto inside = [&](std::uint32_t b) { return b != kNone && region[b] == wanted; };
  std::vector<block_side> sides;
  for (std::uint32_t e = 0; e < plan.edges.size(); ++e) {
    const bool left = inside(plan.edges[e].left);
    if (left != inside(plan.edges[e].right)) sides.push_back({e, left});
  }
  std::stable_sort(sides.begin(), sides.end(),
                   [&](block_side a, block_side b) { return start_of(plan, a) < start_of(plan, b); });
  return sides;
}

/// Cuts the boundary into simple rings: whenever the walk meets a junction again, the loop is taken off.
std::vector<ring_sides> simple_rings(const district_plan& plan, const std::vector<block_side>& sides) {
  std::vector<std::uint8_t> used(sides.size(), 0);
  const auto next_from = [&](std::uint32_t junction_number) {
    auto it = std::lower_bound(sides.begin(), sides.end(), junction_number,
                               [&](block_side s, std::uint32_t j) { return start_of(plan, s) < j; });
    auto k = static_cast<std::size_t>(it - sides.begin());
    while (used[k] != 0) ++k;
    return k;
  };
  std::vector<ring_sides> rings;
  for (std::size_t first = 0; first < sides.size(); ++first) {
    if (used[first] != 0) continue;
    ring_sides walk;
    std::size_t k = first;
    do {
      used[k] = 1;
      walk.push_back(sides[k]);
      const std::uint32_t here = end_of(plan, sides[k]);
      const auto loop =
          std::find_if(walk.begin(), walk.end(), [&](block_side s) { return start_of(plan, s) == here; });
      if (loop != walk.end()) {
        rings.emplace_back(loop, walk.end());
        walk.erase(loop, walk.end());
        if (walk.empty()) break;
      }
      k = next_from(here);
    } while (true);
  }
  return rings;
}

std::vector<planar> ring_points(const district_plan& plan, const ring_sides& ring) {
  std::vector<planar> points;
  for (const block_side& side : ring) {
    const std::vector<planar> path = side_path(plan, side);
    points.insert(points.end(), path.begin(), path.end() - 1);
  }
  return points;
}

void add_ring(const std::vector<planar>& ring, geo::planar_geometry& into) {
  into.begin_ring();
  for (const planar& p : ring) into.add(p);
  into.add(ring.front());
}

}  // namespace

void for_each_neighbour(const district_plan& plan, std::uint32_t b,
                        const std::function<void(std::uint32_t)>& visit) {
  for (const block_side& side : plan.blocks[b].sides) {
    const street_edge& e = plan.edges[side.edge];
    const std::uint32_t other = side.forward ? e.right : e.left;
    if (other != kNone) visit(other);
  }
}

std::vector<std::uint32_t> spread_seeds(const district_plan& plan, std::span<const std::uint32_t> blocks,
                                        std::span<const double> load, std::size_t count) {
  std::vector<planar> centres;
  const auto nearest_centre = [&](planar p) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < centres.size(); ++k) {
      if (squared(p, centres[k]) < squared(p, centres[best])) best = k;
    }
    return best;
  };
  count = std::min(count, blocks.size());
  while (centres.size() < count) {
    std::uint32_t farthest = blocks.front();
    double best = -1;
    for (const std::uint32_t b : blocks) {
      const double d =
          centres.empty()
              ? 0
              : squared(plan.blocks[b].centre, centres[nearest_centre(plan.blocks[b].centre)]) * load[b];
      if (d > best) std::tie(best, farthest) = std::pair{d, b};
    }
    centres.push_back(plan.blocks[farthest].centre);
  }
  for (int round = 0; round < 12; ++round) {
    std::vector<planar> sum(centres.size());
    std::vector<double> weight(centres.size(), 0);
    for (const std::uint32_t b : blocks) {
      const std::size_t k = nearest_centre(plan.blocks[b].centre);
      sum[k] = sum[k] + plan.blocks[b].centre * load[b];
      weight[k] += load[b];
    }
    for (std::size_t k = 0; k < centres.size(); ++k) {
      if (weight[k] > 0) centres[k] = sum[k] * (1 / weight[k]);
    }
  }
  std::vector<std::uint8_t> taken(plan.blocks.size(), 0);
  std::vector<std::uint32_t> seeds;
  for (const planar& c : centres) {
    std::uint32_t best = kNone;
    for (const std::uint32_t b : blocks) {
      if (taken[b] == 0 &&
          (best == kNone || squared(plan.blocks[b].centre, c) < squared(plan.blocks[best].centre, c)))
        best = b;
    }
    taken[best] = 1;
    seeds.push_back(best);
  }
  return seeds;
}

std::vector<std::uint32_t> grow_regions(const district_plan& plan, std::span<const std::uint32_t> blocks,
                                        std::span<const double> load, std::span<const std::uint32_t> seeds,
                                        std::span<const double> share) {
  using candidate = std::pair<double, std::uint32_t>;
  std::vector<std::uint32_t> region(plan.blocks.size(), kNone);
  std::vector<std::uint8_t> open(plan.blocks.size(), 0);
  for (const std::uint32_t b : blocks) open[b] = 1;
  std::vector<std::priority_queue<candidate, std::vector<candidate>, std::greater<>>> fronts(seeds.size());
  std::vector<double> grown(seeds.size(), 0);
  for (std::size_t k = 0; k < seeds.size(); ++k) fronts[k].push({0, seeds[k]});
  const auto take = [&](std::size_t k, std::uint32_t b) {
    region[b] = static_cast<std::uint32_t>(k);
    open[b] = 0;
    grown[k] += load[b] / share[k];
    for_each_neighbour(plan, b, [&](std::uint32_t other) {
      if (open[other] != 0)
        fronts[k].push({squared(plan.blocks[other].centre, plan.blocks[seeds[k]].centre), other});
    });
  };
  for (std::size_t k = 0; k < seeds.size(); ++k) take(k, seeds[k]);
  while (true) {
    std::size_t least = seeds.size();
    for (std::size_t k = 0; k < seeds.size(); ++k) {
      while (!fronts[k].empty() && open[fronts[k].top().second] == 0) fronts[k].pop();
      if (!fronts[k].empty() && (least == seeds.size() || grown[k] < grown[least])) least = k;
    }
    if (least == seeds.size()) return region;
    take(least, fronts[least].top().second);
  }
}

void append_region(const district_plan& plan, std::span<const std::uint32_t> region, std::uint32_t wanted,
                   geo::planar_geometry& into) {
  geo::planar_geometry shells;
  std::vector<std::vector<planar>> holes;
  for (const ring_sides& sides : simple_rings(plan, boundary_sides(plan, region, wanted))) {
    std::vector<planar> ring = ring_points(plan, sides);
    if (ring_area(ring) > 0) {
      shells.append_polygon(ring);
    } else {
      holes.push_back(std::move(ring));
    }
  }
  into.begin_feature(geo::geometry_kind::polygon);
  for (std::size_t k = 0; k < shells.size(); ++k) {
    into.begin_part();
    into.begin_ring();
    for (const planar& p : shells[k].points()) into.add(p);
    for (const auto& hole : holes) {
      if (geo::contains(shells[k], hole[1]))
        add_ring(hole, into);  // [1] is inside a side, never a shared junction
    }
  }
}

}  // namespace greenward::sample
