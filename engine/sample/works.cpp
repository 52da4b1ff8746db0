#include "engine/sample/works.hpp"

#include "engine/sample/admin_areas.hpp"
#include "engine/sample/buildings.hpp"
#include "engine/sample/draw.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/work_schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::sample {
namespace {

constexpr std::size_t kRoadWorks = 96, kSeparations = 50, kKeyProjects = 55;

struct stage_share {
  const char* stage;
  double share;
};

struct works_builder {
  const district_plan& plan;
  date today;
  std::vector<work> works;

  work begin(const char* letters, const char* kind, std::size_t number) const {
    work w;
    w.code = plan.feature_code(letters, number, 3);
    w.kind = kind;
    return w;
  }

  void touch(work& w, const char* layer, const std::string& code) { w.touches.push_back({layer, code}); }

  static const char* stage_of(std::initializer_list<stage_share> shares, random_source& random) {
    double left = random.uniform();
    for (const stage_share& s : shares) {
      left -= s.share;
      if (left < 0) return s.stage;
    }
    return shares.begin()->stage;
  }

  void add_roads(random_source random) {
    std::vector<std::size_t> candidates;
    for (std::size_t k = 0; k < plan.roads.size(); ++k) {
      const road& r = plan.roads[k];
      if (!r.bridge && !r.tunnel && r.length > 150 && r.rank != street_class::expressway)
        candidates.push_back(k);
    }
    std::size_t n = 0;
    for (const std::size_t k : drawn(candidates, plan.scaled(kRoadWorks), random)) {
      const road& r = plan.roads[k];
      work w = begin("W-ROAD", "road", ++n);
      const bool anew = random.chance(0.2);
      w.name = fmt::format("{}（{}段）{}工程", r.name, r.code, anew ? "新建" : "维修");
      w.quantity = r.length;
      w.unit = "m";
      w.budget_wan = std::round(r.length * (anew ? 1.1 : 0.35));
      w.responsible = "区住建部门";
      w.shape = work_shape::line;
      w.path = r.path;
      touch(w, "roads", r.code);
      schedule(w,
               stage_of({{"completed", 0.58},
                         {"operating", 0.14},
                         {"started", 0.18},
                         {"planned", 0.07},
                         {"suspended", 0.02},
                         {"cancelled", 0.01}},
                        random),
               today, random);
      works.push_back(std::move(w));
    }
  }

  void add_compound_work(const cluster& c, const char* letters, const char* kind, const char* word,
                         std::size_t n, const char* stage, random_source& random) {
    work w = begin(letters, kind, n);
    w.name = c.name + word;
    w.quantity = static_cast<double>(c.households);
    w.unit = "户";
    w.budget_wan = std::round(static_cast<double>(c.households) * random.uniform(0.2, 0.7));
    w.responsible = "区住建部门";
    w.shape = work_shape::area;
    w.path = c.outline;
    touch(w, "compounds", c.code);
    schedule(w, stage, today, random);
    works.push_back(std::move(w));
  }

  void add_separations(random_source random) {
    std::size_t n = 0;
    for (const cluster& c : plan.clusters) {
      if (!c.separated) continue;
      const bool done = c.separation == "completed";
      add_compound_work(c, "W-SEP", "sewer_separation", "雨污分流改造工程", ++n,
                        done ? (random.chance(0.2) ? "operating" : "completed") : "started", random);
      works.back().quantity = 1;
      works.back().unit = "个小区";
    }
  }

  void add_old_compounds(const char* letters, const char* kind, const char* word, std::size_t whole,
                         random_source random) {
    std::vector<std::size_t> old;
    for (std::size_t k = 0; k < plan.clusters.size(); ++k) {
      if (plan.clusters[k].compound && plan.clusters[k].built_year < 2006) old.push_back(k);
    }
    std::size_t n = 0;
    for (const std::size_t k : drawn(old, plan.scaled(whole), random)) {
      const char* stage =
          stage_of({{"completed", 0.6}, {"operating", 0.1}, {"started", 0.2}, {"planned", 0.1}}, random);
      add_compound_work(plan.clusters[k], letters, kind, word, ++n, stage, random);
    }
  }

  /// Works on the ground of blocks of one use.
  void add_blocks(land_use use, const char* letters, const char* kind, const char* word, std::size_t whole,
                  random_source random) {
    std::vector<std::size_t> blocks;
    for (std::size_t k = 0; k < plan.blocks.size(); ++k) {
      if (plan.blocks[k].use == use && building_ground(plan, plan.blocks[k], 6).size() >= 3)
        blocks.push_back(k);
    }
    std::size_t n = 0;
    for (const std::size_t k : drawn(blocks, plan.scaled(whole), random)) {
      work w = begin(letters, kind, ++n);
      w.name = fmt::format("示例{}{:02}", word, n);
      w.shape = work_shape::area;
      w.path = building_ground(plan, plan.blocks[k], 6);
      w.quantity = std::round(ring_area(w.path));
      w.unit = "m²";
      w.budget_wan = std::round(w.quantity * random.uniform(0.01, 0.04));
      w.responsible = "区园林绿化部门";
      schedule(w, stage_of({{"completed", 0.55}, {"started", 0.3}, {"planned", 0.15}}, random), today,
               random);
      works.push_back(std::move(w));
    }
  }

  void add_greening(random_source random) {
    std::size_t n = 0;
    std::vector<std::size_t> all(plan.greenways.size());
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
    for (const std::size_t k : drawn(all, plan.scaled(8), random)) {
      work w = begin("W-GREEN", "greening", ++n);
      w.name = fmt::format("{}（{}）沿线绿化", plan.greenways[k].name, plan.greenways[k].code);
      w.shape = work_shape::line;
      w.path = plan.greenways[k].path;
      w.quantity = path_length(w.path);
      w.unit = "m";
      w.budget_wan = std::round(w.quantity * 0.12);
      w.responsible = "区园林绿化部门";
      touch(w, "greenways", plan.greenways[k].code);
      schedule(w, stage_of({{"completed", 0.6}, {"started", 0.3}, {"planned", 0.1}}, random), today, random);
      works.push_back(std::move(w));
    }
  }

  void add_villages(random_source random) {
    std::size_t n = 0;
    for (const cluster& c : plan.clusters) {
      const admin_area& community = plan.communities[plan.blocks[c.block].community];
      if (c.compound || !is_village(community) || !random.chance(0.5)) continue;
      work w = begin("W-VIL", "village", ++n);
      w.name = fmt::format("{}人居环境整治（示例）{}", community.name, n);
      w.path = {c.origin};
      w.quantity = 1;
      w.unit = "个村屯";
      w.budget_wan = std::round(random.uniform(40, 260));
      w.responsible = "区农业农村部门";
      touch(w, "villages", community.code);
      schedule(w, stage_of({{"completed", 0.6}, {"started", 0.25}, {"planned", 0.15}}, random), today,
               random);
      works.push_back(std::move(w));
    }
  }

  /// Water, power, roads and network: a work for some of the villages each.
  void add_rural(random_source random) {
    struct rural_kind {
      const char* kind;
      const char* word;
      const char* unit;
      double most;  ///< of the quantity
    };
    static constexpr std::array<rural_kind, 4> kKinds{{{"rural_water", "供水", "户", 300},
                                                       {"rural_power", "电网改造", "户", 300},
                                                       {"rural_road", "公路", "m", 3000},
                                                       {"rural_network", "通信网络", "户", 300}}};
    std::size_t n = 0;
    for (const cluster& c : plan.clusters) {
      const admin_area& community = plan.communities[plan.blocks[c.block].community];
      if (c.compound || !is_village(community)) continue;
      for (const rural_kind& what : kKinds) {
        if (!random.chance(0.2)) continue;
        work w = begin("W-RURAL", what.kind, ++n);
        w.name = fmt::format("{}{}工程（示例）{}", community.name, what.word, n);
        w.path = {c.origin};
        w.quantity = std::round(random.uniform(0.1, 1) * what.most);
        w.unit = what.unit;
        w.budget_wan = std::round(random.uniform(20, 200));
        w.responsible = "区农业农村部门";
        touch(w, "villages", community.code);
        schedule(w, stage_of({{"completed", 0.6}, {"started", 0.25}, {"planned", 0.15}}, random), today,
                 random);
        works.push_back(std::move(w));
      }
    }
  }

  void add_long(const char* letters, const char* kind, const char* word, land_use use, std::size_t whole,
                std::initializer_list<stage_share> shares, random_source random) {
    std::vector<std::size_t> blocks;
    for (std::size_t k = 0; k < plan.blocks.size(); ++k) {
      const block& b = plan.blocks[k];
      if ((b.use == use || b.use == land_use::vacant) && b.urban && !building_ground(plan, b, 10).empty())
        blocks.push_back(k);
    }
    std::size_t n = 0;
    for (const std::size_t k : drawn(blocks, plan.scaled(whole), random)) {
      work w = begin(letters, kind, ++n);
      w.name = fmt::format("示例{}{:02}", word, n);
      w.shape = work_shape::area;
      w.path = building_ground(plan, plan.blocks[k], 10);
      w.quantity = std::round(ring_area(w.path) * random.uniform(0.6, 1.6));
      w.unit = "m²";
      w.budget_wan = std::round(w.quantity * random.uniform(0.15, 0.5));
      w.responsible = "区发展改革部门";
      schedule_long(w, stage_of(shares, random), today, random);
      works.push_back(std::move(w));
    }
  }
};

/// Its drains can reach a street along the spine.
bool has_spine_outlet(const cluster& c) {
  return c.compound && std::any_of(c.outlets.begin(), c.outlets.end(), [](const gate& g) { return g.spine; });
}

/// Old compounds, nearest first to the middle of the old town on one bank of the river.
std::vector<std::size_t> old_compounds(const district_plan& plan, bool west) {
  const double length = std::sqrt(plan.settings.size);
  const planar middle = plan.frame.to_ground((west ? -2300 : 900) * length, (west ? 100 : -600) * length);
  double river = 0;
  for (const lattice_line& line : plan.lines) {
    if (line.barrier == barrier_line::river) river = line.at;
  }
  const planar bank = plan.frame.to_ground(river, 0);
  std::vector<std::size_t> found;
  for (std::size_t k = 0; k < plan.clusters.size(); ++k) {
    const cluster& c = plan.clusters[k];
    const bool here = (dot(c.origin - bank, plan.frame.axis()) < 0) == west;
    if (has_spine_outlet(c) && here && plan.blocks[c.block].urban &&
        !is_town(plan.streets[plan.blocks[c.block].street]))
      found.push_back(k);
  }
  const auto far = [&](std::size_t k) {
    const cluster& c = plan.clusters[k];
    return std::hypot(c.origin.x - middle.x, c.origin.y - middle.y) + (c.built_year >= 2006 ? 6000 : 0);
  };
  std::stable_sort(found.begin(), found.end(), [&](auto a, auto b) { return far(a) < far(b); });
  return found;
}

}  // namespace

void choose_separations(district_plan& plan) {
  random_source random = plan.random.fork(50);
  const std::size_t wanted = plan.scaled(kSeparations);
  std::vector<std::size_t> chosen;
  const std::vector<std::size_t> east = old_compounds(plan, false);
  const std::vector<std::size_t> west = old_compounds(plan, true);
  const std::size_t there = std::min(wanted / 4, west.size());
  chosen.insert(chosen.end(), west.begin(), west.begin() + static_cast<std::ptrdiff_t>(there));
  const std::size_t here = std::min(wanted - there, east.size());
  chosen.insert(chosen.end(), east.begin(), east.begin() + static_cast<std::ptrdiff_t>(here));
  for (std::size_t k = 0; k < plan.clusters.size() && chosen.size() < wanted; ++k) {
    const bool taken = std::find(chosen.begin(), chosen.end(), k) != chosen.end();
    if (has_spine_outlet(plan.clusters[k]) && !taken) chosen.push_back(k);
  }
  for (std::size_t n = 0; n < chosen.size(); ++n) {
    cluster& c = plan.clusters[chosen[n]];
    c.separated = true;
    c.separation = n % 6 == 5 ? "started" : "completed";
  }
  std::size_t combined = 0;
  for (const std::size_t k : east) {
    cluster& c = plan.clusters[k];
    if (c.separated || combined >= plan.scaled(10)) continue;
    c.combined = true;
    ++combined;
  }
  for (cluster& c : plan.clusters) {
    if (c.compound && !c.separated && c.built_year < 2000 && random.chance(0.3)) c.separation = "planned";
  }
}

std::vector<work> make_works(const district_plan& plan, date today) {
  const random_source random = plan.random.fork(51);
  works_builder b{plan, today, {}};
  b.add_roads(random.fork(1));
  b.add_separations(random.fork(2));
  b.add_old_compounds("W-GAS", "gas_retrofit", "燃气管道改造工程", 32, random.fork(3));
  b.add_old_compounds("W-REN", "renewal", "老旧小区改造工程", 24, random.fork(4));
  b.add_blocks(land_use::park, "W-PARK", "park", "公园建设工程", 12, random.fork(5));
  b.add_greening(random.fork(6));
  b.add_villages(random.fork(7));
  b.add_long("W-FAC", "facility", "公共服务设施项目", land_use::public_site, 8,
             {{"started", 0.4}, {"registered", 0.2}, {"enclosed", 0.2}, {"completed", 0.2}}, random.fork(8));
  b.add_long(
      "W-KEY", "key_project", "重点项目", land_use::industrial, kKeyProjects,
      {{"started", 0.38}, {"registered", 0.28}, {"enclosed", 0.18}, {"completed", 0.1}, {"operating", 0.06}},
      random.fork(9));
  b.add_rural(random.fork(10));
  return std::move(b.works);
}

}  // namespace greenward::sample
