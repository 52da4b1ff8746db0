#include "engine/sample/admin_areas.hpp"
#include "engine/sample/lattice.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/regions.hpp"
#include "engine/sample/streets.hpp"

#include <algorithm>

namespace greenward::sample {
namespace {

std::vector<std::uint32_t> blocks_of(const district_plan& plan, std::uint32_t community) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    if (plan.blocks[b].community == community) result.push_back(b);
  }
  return result;
}

bool near_barrier(const district_plan& plan, const block& b) {
  return std::any_of(b.sides.begin(), b.sides.end(), [&](const block_side& s) {
    const street_edge& e = plan.edges[s.edge];
    return plan.junctions[e.from].barrier != barrier_line::none ||
           plan.junctions[e.to].barrier != barrier_line::none;
  });
}

/// Blocks of the community by distance from its middle, dry ones first.
std::vector<std::uint32_t> from_the_middle(const district_plan& plan, std::uint32_t community) {
  std::vector<std::uint32_t> blocks = blocks_of(plan, community);
  planar middle{};
  double area = 0;
  for (const std::uint32_t b : blocks) {
    middle = middle + plan.blocks[b].centre * plan.blocks[b].area;
    area += plan.blocks[b].area;
  }
  if (blocks.empty()) return blocks;
  middle = middle * (1 / area);
  const auto rank = [&](std::uint32_t b) {
    const planar d = plan.blocks[b].centre - middle;
    return dot(d, d) + (near_barrier(plan, plan.blocks[b]) ? 1e9 : 0) + (plan.blocks[b].urban ? 1e7 : 0);
  };
  std::stable_sort(blocks.begin(), blocks.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
  return blocks;
}

}  // namespace

void place_settlements(district_plan& plan) {
  random_source random = plan.random.fork(5);
  for (std::uint32_t c = 0; c < plan.communities.size(); ++c) {
    const std::vector<std::uint32_t> blocks = from_the_middle(plan, c);
    const admin_area& community = plan.communities[c];
    if (is_village(community)) {
      const auto hamlets = static_cast<std::size_t>(random.integer(1, 2));
      for (std::size_t k = 0; k < blocks.size() && k < hamlets; ++k) {
        block& b = plan.blocks[blocks[k == 0 ? 0 : std::min(blocks.size() - 1, blocks.size() / 3 + 1)]];
        b.settled = true;
        b.urban = false;
        b.use = land_use::village;
      }
      if (blocks.size() > 3 &&
          is_town(plan.streets[community.parent])) {  // flats for those who gave up their yards
        plan.blocks[blocks[1]].settled = true;
        plan.blocks[blocks[1]].use = land_use::residential;
      }
    } else if (is_town(plan.streets[community.parent])) {
      for (std::size_t k = 0; k < blocks.size() && k < 5; ++k) plan.blocks[blocks[k]].urban = true;
    }
  }
}

}  // namespace greenward::sample
