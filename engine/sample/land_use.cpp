#include "engine/sample/land_use.hpp"

#include "engine/sample/admin_areas.hpp"
#include "engine/sample/buildings.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace greenward::sample {
namespace {

struct share_of_use {
  land_use use;
  double share;
};

constexpr std::array<share_of_use, 7> kInner{{{land_use::residential, 0.65},
                                              {land_use::commercial, 0.10},
                                              {land_use::school, 0.08},
                                              {land_use::park, 0.06},
                                              {land_use::public_site, 0.05},
                                              {land_use::industrial, 0.02},
                                              {land_use::vacant, 0.04}}};
constexpr std::array<share_of_use, 7> kOuter{{{land_use::residential, 0.48},
                                              {land_use::commercial, 0.05},
                                              {land_use::school, 0.05},
                                              {land_use::park, 0.08},
                                              {land_use::public_site, 0.03},
                                              {land_use::industrial, 0.18},
                                              {land_use::vacant, 0.13}}};
constexpr std::array<share_of_use, 7> kZone{{{land_use::residential, 0},
                                             {land_use::commercial, 0.06},
                                             {land_use::school, 0},
                                             {land_use::park, 0.06},
                                             {land_use::public_site, 0.02},
                                             {land_use::industrial, 0.72},
                                             {land_use::vacant, 0.14}}};

land_use draw(const std::array<share_of_use, 7>& shares, random_source& random) {
  double left = random.uniform();
  for (const share_of_use& s : shares) {
    left -= s.share;
    if (left < 0) return s.use;
  }
  return land_use::vacant;
}

land_use urban_use(const district_plan& plan, const block& b, random_source& random) {
  if (!has_street(plan, b)) return land_use::park;
  if (is_zone(plan.streets[b.street])) return draw(kZone, random);
  if (beside_river(plan, b) && random.chance(0.4)) return land_use::park;
  if (is_town(plan.streets[b.street]))
    return random.chance(0.75) ? land_use::residential : draw(kInner, random);
  return draw(b.remoteness < 0.62 ? kInner : kOuter, random);
}

/// Forest comes in patches: neighbours on the lattice share the value of a slow wave.
land_use rural_use(const district_plan& plan, const block& b, random_source& random) {
  const double x = (b.centre.x - plan.frame.origin().x) / 1300;
  const double y = (b.centre.y - plan.frame.origin().y) / 1700;
  const double wave = std::sin(x) * std::cos(y * 1.3) + 0.6 * std::sin(1.7 * x + y);
  if (is_zone(plan.streets[b.street]) && has_street(plan, b))
    return random.chance(0.55) ? land_use::industrial : land_use::vacant;
  if (wave > 1.05) return land_use::forest;
  if (random.chance(0.012)) return land_use::lake;
  return has_street(plan, b) && random.chance(0.03) ? land_use::industrial : land_use::farmland;
}

/// The best block for a use that must not be missing.
void ensure(district_plan& plan, land_use wanted, const std::function<bool(const block&)>& fits) {
  if (std::any_of(plan.blocks.begin(), plan.blocks.end(),
                  [&](const block& b) { return b.use == wanted && fits(b); }))
    return;
  for (block& b : plan.blocks) {
    const bool spare = b.use != land_use::residential && b.use != land_use::village && !b.settled;
    if (spare && fits(b)) {
      b.use = wanted;
      return;
    }
  }
}

/// Ground enough for a few rows of buildings.
bool roomy(const district_plan& plan, const block& b) {
  const std::vector<planar> ground = building_ground(plan, b, 0);
  return !ground.empty() && ring_area(ground) > 14000;
}

/// A community without homes would have no people: turns its most central block with a street.
void house_communities(district_plan& plan) {
  for (std::uint32_t c = 0; c < plan.communities.size(); ++c) {
    if (plan.communities[c].kind != "community") continue;
    block* best = nullptr;
    bool housed = false;
    for (block& b : plan.blocks) {
      if (b.community != c) continue;
      housed = housed || (b.use == land_use::residential && roomy(plan, b));
      if (has_street(plan, b) && roomy(plan, b) && b.use != land_use::village &&
          (best == nullptr || b.area > best->area))
        best = &b;
    }
    if (!housed && best != nullptr) best->use = land_use::residential;
  }
}

}  // namespace

bool has_street(const district_plan& plan, const block& b) {
  return std::any_of(b.sides.begin(), b.sides.end(),
                     [&](const block_side& s) { return plan.edges[s.edge].road != street_class::none; });
}

bool beside_river(const district_plan& plan, const block& b) {
  return std::any_of(b.sides.begin(), b.sides.end(),
                     [&](const block_side& s) { return plan.edges[s.edge].barrier == barrier_line::river; });
}

void assign_land_use(district_plan& plan) {
  random_source random = plan.random.fork(20);
  for (block& b : plan.blocks) {
    random_source own = random.fork(static_cast<std::uint64_t>(&b - plan.blocks.data()));
    if (b.settled) continue;
    b.use = b.urban ? urban_use(plan, b, own) : rural_use(plan, b, own);
  }
  house_communities(plan);
  const auto urban = [&](const block& b) { return b.urban && has_street(plan, b); };
  const auto rural = [](const block& b) { return !b.urban; };
  for (const land_use use : {land_use::commercial, land_use::school, land_use::park, land_use::public_site,
                             land_use::industrial, land_use::vacant}) {
    ensure(plan, use, urban);
  }
  for (const land_use use : {land_use::lake, land_use::forest, land_use::farmland}) ensure(plan, use, rural);
}

}  // namespace greenward::sample
