#include "engine/sample/buildings.hpp"

#include "engine/sample/admin_areas.hpp"
#include "engine/sample/lattice.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/plan_words.hpp"
#include "engine/sample/row_layout.hpp"
#include "engine/sample/streets.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::sample {
namespace {

constexpr double kRiverHalfWidth = 46, kRailwayHalfWidth = 28, kWallHalfWidth = 2.5, kFootway = 5;

/// How far the ground stays away from the chord of a side: half the street, and the bow of its curve.
double side_inset(const district_plan& plan, block_side side) {
  const street_edge& e = plan.edges[side.edge];
  double half = e.road == street_class::none ? kWallHalfWidth : street_width(e.road) / 2 + kFootway;
  if (e.barrier == barrier_line::river) half = kRiverHalfWidth;
  if (e.barrier == barrier_line::railway) half = kRailwayHalfWidth;
  const std::vector<planar> path = side_path(plan, side);
  const planar d = unit(path.back() - path.front());
  double bow = 0;
  for (const planar& p : path) bow = std::max(bow, cross(d, p - path.front()));
  return half + bow;
}

/// Direction of the block's rows: along the side that runs nearest to lattice east.
planar row_axis(const district_plan& plan, const std::vector<planar>& ring) {
  planar best = plan.frame.axis();
  double most = 0.8;
  for (std::size_t k = 0; k < ring.size(); ++k) {
    const planar d = unit(ring[(k + 1) % ring.size()] - ring[k]);
    const double along = dot(d, plan.frame.axis());
    if (std::abs(along) > most) {
      most = std::abs(along);
      best = along > 0 ? d : d * -1.0;
    }
  }
  return best;
}

row_options homes_of(int built_year, bool town, random_source& random) {
  row_options o;
  if (town) {
    o.floors_low = 5;
    o.floors_high = 6;
    o.pitch = 36;
    return o;
  }
  if (built_year < 2000) {
    o.floors_low = 6;
    o.floors_high = 7;
    o.pitch = random.uniform(29, 33);
    o.length_low = 44;
    o.length_high = 66;
  } else if (built_year < 2011) {
    o.floors_low = 6;
    o.floors_high = random.chance(0.4) ? 11 : 7;
    o.pitch = o.floors_high > 7 ? 44 : 37;
    o.gap = 12;
  } else {
    o.floors_low = 17;
    o.floors_high = random.chance(0.5) ? 26 : 18;
    o.length_low = 30;
    o.length_high = 38;
    o.depth = 15;
    o.gap = 24;
    o.pitch = 66;
    o.spine = 10;
  }
  return o;
}

row_options village_houses() {
  return {.length_low = 10,
          .length_high = 13,
          .depth = 8,
          .gap = 6,
          .pitch = 31,
          .spine = 5,
          .fill = 0.86,
          .reach = 185,
          .floors_low = 1,
          .floors_high = 1};
}

int draw_built_year(const block& b, random_source& random) {
  const double age = std::clamp(b.remoteness + random.uniform(-0.45, 0.45), 0.0, 1.2);
  return static_cast<int>(std::clamp(1980 + age * 42, 1980.0, 2021.0));
}

/// Ways out along the spine and along the middle row, wherever they meet a street.
std::vector<gate> possible_gates(const district_plan& plan, const cluster& c) {
  const block& b = plan.blocks[c.block];
  const building_row& middle = c.rows[c.rows.size() / 2];
  const planar up = left_of(c.axis);
  struct attempt {
    planar from, direction;
    bool spine, north;
  };
  const std::array<attempt, 4> attempts{{{c.at(c.spine_u, c.rows.front().v), up * -1.0, true, false},
                                         {c.at(c.spine_u, c.rows.back().v), up, true, true},
                                         {c.at(c.spine_u, middle.v), c.axis, false, true},
                                         {c.at(c.spine_u, middle.v), c.axis * -1.0, false, false}}};
  std::vector<gate> gates;
  for (const attempt& a : attempts) {
    const auto out = exit_of(c.outline, a.from, a.direction);
    if (!out) continue;
    const street_class road = plan.edges[b.sides[out->side].edge].road;
    if (road == street_class::none || road == street_class::expressway) continue;
    gate g;
    g.at = out->at;
    g.side = out->side;
    g.spine = a.spine;
    g.north = a.north;
    gates.push_back(g);
  }
  return gates;
}

/// One to three gates; the first stays open day and night.
void choose_gates(const district_plan& plan, cluster& c, random_source& random) {
  c.gates = c.outlets = possible_gates(plan, c);
  const auto wanted = static_cast<std::size_t>(random.integer(1, 3));
  while (c.gates.size() > wanted)
    c.gates.erase(c.gates.begin() + random.integer(0, static_cast<std::int64_t>(c.gates.size()) - 1));
  for (std::size_t k = 1; k < c.gates.size(); ++k) c.gates[k].timed = c.compound && random.chance(0.45);
}

/// A compound or village on block `b`; false if nothing fits.
bool add_cluster(district_plan& plan, std::uint32_t b, random_source random) {
  const block& ground = plan.blocks[b];
  cluster c;
  c.block = b;
  c.compound = ground.use == land_use::residential;
  c.outline = building_ground(plan, ground, 0);
  if (c.outline.empty() || ring_area(c.outline) < 4000) return false;
  c.axis = row_axis(plan, c.outline);
  c.origin = ring_centroid(c.outline);
  c.spine_u = random.uniform(-25, 25);
  const bool town = is_town(plan.streets[ground.street]);
  c.built_year = town ? static_cast<int>(random.integer(1998, 2016)) : draw_built_year(ground, random);
  const row_options options = c.compound ? homes_of(c.built_year, town, random) : village_houses();
  const std::size_t before = plan.buildings.size();
  lay_rows(plan, c, static_cast<std::uint32_t>(plan.clusters.size()), options, "residential", random.fork(1));
  if (!c.rows.empty()) choose_gates(plan, c, random);
  if (c.rows.empty() || c.gates.empty()) {
    plan.buildings.resize(before);
    return false;
  }
  plan.clusters.push_back(std::move(c));
  return true;
}

struct site_kind {
  land_use use;
  const char* building_use;
  row_options rows;
};

const std::array<site_kind, 4>& site_kinds() {
  static const std::array<site_kind, 4> kinds{{
      {land_use::commercial,
       "commercial",
       {.length_low = 45,
        .length_high = 80,
        .depth = 32,
        .gap = 18,
        .pitch = 66,
        .fill = 0.8,
        .floors_low = 3,
        .floors_high = 16}},
      {land_use::industrial,
       "industrial",
       {.length_low = 60,
        .length_high = 110,
        .depth = 34,
        .gap = 20,
        .pitch = 62,
        .fill = 0.72,
        .floors_low = 1,
        .floors_high = 2}},
      {land_use::school,
       "education",
       {.length_low = 45,
        .length_high = 70,
        .depth = 16,
        .gap = 25,
        .pitch = 48,
        .fill = 0.5,
        .reach = 110,
        .floors_low = 3,
        .floors_high = 5}},
      {land_use::public_site,
       "public",
       {.length_low = 35,
        .length_high = 65,
        .depth = 18,
        .gap = 25,
        .pitch = 60,
        .fill = 0.6,
        .reach = 120,
        .floors_low = 3,
        .floors_high = 8}},
  }};
  return kinds;
}

/// Buildings of a block without homes: the same rows, no paths.
void add_site(district_plan& plan, std::uint32_t b, random_source random) {
  for (const site_kind& kind : site_kinds()) {
    if (plan.blocks[b].use != kind.use) continue;
    cluster c;
    c.block = b;
    c.outline = building_ground(plan, plan.blocks[b], 3);
    if (c.outline.empty()) return;
    c.axis = row_axis(plan, c.outline);
    c.origin = ring_centroid(c.outline);
    c.spine_u = random.uniform(-20, 20);
    lay_rows(plan, c, kNone, kind.rows, kind.building_use, random.fork(1));
  }
}

void name_compounds(district_plan& plan, random_source random) {
  const auto first = static_cast<std::size_t>(random.integer(0, 575));
  std::size_t count = 0;
  for (cluster& c : plan.clusters) {
    if (!c.compound) continue;
    c.code = plan.feature_code("C", count + 1, 3);
    c.name = "示例·" + compound_word(first + count) + "小区";
    ++count;
  }
}

}  // namespace

std::vector<planar> building_ground(const district_plan& plan, const block& b, double margin) {
  const std::vector<planar> corners = block_corners(plan, b);
  std::vector<double> inset;
  for (const block_side& side : b.sides) inset.push_back(side_inset(plan, side) + margin);
  return inset_ring(corners, inset);
}

std::array<planar, 4> footprint(const building& b) {
  const planar along = b.axis * b.half_length;
  const planar up = left_of(b.axis) * b.half_depth;
  return {b.centre - along - up, b.centre + along - up, b.centre + along + up, b.centre - along + up};
}

namespace {

/// A community whose homes did not fit anywhere gets them on the first other ground that is large enough.
void house_empty_communities(district_plan& plan, random_source random) {
  std::vector<std::uint8_t> housed(plan.communities.size(), 0);
  for (const cluster& c : plan.clusters) housed[plan.blocks[c.block].community] = 1;
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    block& ground = plan.blocks[b];
    if (housed[ground.community] != 0 || plan.communities[ground.community].kind != "community") continue;
    const land_use before = ground.use;
    ground.use = land_use::residential;
    if (add_cluster(plan, b, random.fork(b))) {
      housed[ground.community] = 1;
    } else {
      ground.use = before;
    }
  }
}

}  // namespace

void make_buildings(district_plan& plan) {
  const random_source random = plan.random.fork(30);
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    block& ground = plan.blocks[b];
    const bool homes = ground.use == land_use::residential || ground.use == land_use::village;
    if (homes && !add_cluster(plan, b, random.fork(b)))
      ground.use = ground.urban ? land_use::vacant : land_use::farmland;
  }
  house_empty_communities(plan, random.fork(1U << 29U));
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) add_site(plan, b, random.fork(b));
  name_compounds(plan, random.fork(1U << 30U));
}

}  // namespace greenward::sample
