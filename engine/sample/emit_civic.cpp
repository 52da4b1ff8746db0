#include "engine/sample/admin_areas.hpp"
#include "engine/sample/barriers.hpp"
#include "engine/sample/buildings.hpp"
#include "engine/sample/emit.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/regions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace greenward::sample {
namespace {

constexpr std::array<const char*, 4> kHonours{"provincial_ecological", "municipal_livable",
                                              "hundred_villages", "thousand_villages"};

/// The village's own houses, or any block of it if nothing could be built.
struct village_place {
  std::uint32_t community = 0, block = kNone;
  planar at;
};

std::vector<village_place> village_places(const district_plan& plan) {
  std::vector<village_place> places;
  for (std::uint32_t c = 0; c < plan.communities.size(); ++c) {
    if (!is_village(plan.communities[c])) continue;
    village_place place{c, kNone, {}};
    for (const cluster& k : plan.clusters) {
      if (place.block != kNone || k.compound || plan.blocks[k.block].community != c) continue;
      place.block = k.block;
      place.at = k.origin;
    }
    for (std::uint32_t b = 0; b < plan.blocks.size() && place.block == kNone; ++b) {
      if (plan.blocks[b].community != c) continue;
      place.block = b;
      place.at = plan.blocks[b].centre;
    }
    if (place.block != kNone) places.push_back(place);
  }
  return places;
}

struct responsibility {
  const char* kind;
  std::string name, responsible;
  const char* level;
  std::uint32_t block;
};

/// Reaches of about three kilometres.
void add_river(const district_plan& plan, geo::planar_geometry& shapes, std::vector<responsibility>& rows,
               const block_locator& locate) {
  std::size_t n = 0;
  for (const auto& run : barrier_runs(plan, barrier_line::river)) {
    const auto reaches = static_cast<std::size_t>(std::max(1.0, std::round(path_length(run) / 3000)));
    for (std::size_t k = 0; k < reaches; ++k) {
      const auto count = static_cast<double>(reaches);
      const std::vector<planar> reach =
          part_of(run, static_cast<double>(k) / count, static_cast<double>(k + 1) / count);
      const std::uint32_t b = locate.block_at(middle_of(reach));
      shapes.append_line(reach);
      rows.push_back({"river", fmt::format("合成河第{}河段", ++n),
                      "街镇级河长（" + plan.streets[plan.blocks[b].street].name + "）", "street", b});
    }
  }
}

void add_blocks(const district_plan& plan, geo::planar_geometry& shapes, std::vector<responsibility>& rows) {
  std::size_t lakes = 0, forests = 0;
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    const block& ground = plan.blocks[b];
    const std::string& street = plan.streets[ground.street].name;
    if (ground.use == land_use::lake) {
      const std::vector<planar> water = lake_water(plan, ground);
      if (water.empty()) continue;
      shapes.append_polygon(water);
      rows.push_back({"lake", fmt::format("合成湖{}", ++lakes), "街镇级湖长（" + street + "）", "street", b});
    } else if (ground.use == land_use::forest) {
      const std::vector<planar> ring = building_ground(plan, ground, 2);
      if (ring.empty()) continue;
      shapes.append_polygon(ring);
      rows.push_back(
          {"forest", fmt::format("合成林地{}", ++forests), "街镇级林长（" + street + "）", "street", b});
    }
  }
}

void add_grid(const district_plan& plan, geo::planar_geometry& shapes, std::vector<responsibility>& rows) {
  std::vector<std::uint32_t> region;
  for (const block& b : plan.blocks) region.push_back(b.community);
  for (std::uint32_t c = 0; c < plan.communities.size(); ++c) {
    const auto first = std::find(region.begin(), region.end(), c);
    if (first == region.end()) continue;
    append_region(plan, region, c, shapes);
    rows.push_back({"grid", plan.communities[c].name + "网格", "网格长（" + plan.communities[c].name + "）",
                    "community", static_cast<std::uint32_t>(first - region.begin())});
  }
}

/// Stated, or measured from the works and from other indicators.
struct indicator {
  const char* code;
  const char* name;
  const char* unit;
  std::optional<double> current = {}, target = {};
  std::optional<date> as_of = {};
  const char* measure = nullptr;
  const char* measured_kind = nullptr;
  const char* part = nullptr;
  const char* of = nullptr;
};

/// A patrol of each reach, water and wood every one to four weeks.
void emit_patrols(const district_output& out, std::span<const std::string> areas, date today) {
  random_source random = out.plan.random.fork(83);
  struct patrol {
    std::size_t area;
    date on;
  };
  std::vector<patrol> patrols;
  for (std::size_t area = 0; area < areas.size(); ++area) {
    for (date on = today - std::chrono::days(random.integer(0, 27)); on > today - std::chrono::days(90);
         on -= std::chrono::days(random.integer(7, 28)))
      patrols.push_back({area, on});
  }
  std::ranges::stable_sort(patrols, {}, &patrol::on);
  out.write("patrols", patrols.size(), [&](layer::row_writer& row, std::size_t i) {
    row.set("area_code", areas[patrols[i].area]);
    row.set("patrol_date", days_since_epoch(patrols[i].on));
    row.set("who", "巡查员");
  });
}

}  // namespace

void emit_villages(const district_output& out) {
  const district_plan& plan = out.plan;
  const std::vector<village_place> places = village_places(plan);
  geo::planar_geometry shapes;
  for (const village_place& p : places) shapes.append_point(p.at);
  out.write("villages", shapes, [&](layer::row_writer& row, std::size_t i) {
    const admin_area& village = plan.communities[places[i].community];
    row.set("code", village.code);
    row.set("name", village.name);
    row.set("households", village.households);
    row.set("people", village.people);
    out.set_admin(row, places[i].block);
  });
}

void emit_honours(const district_output& out, date today) {
  const district_plan& plan = out.plan;
  random_source random = plan.random.fork(80);
  struct honour {
    std::uint32_t community;
    const char* kind;
  };
  std::vector<honour> honours;
  const std::vector<village_place> places = village_places(plan);
  for (std::size_t k = 0; k < places.size(); ++k) {
    for (std::size_t h = 0; h < kHonours.size(); ++h) {
      if (k == h % places.size() || random.chance(0.28))
        honours.push_back({places[k].community, kHonours[h]});
    }
  }
  out.write("village_honours", honours.size(), [&](layer::row_writer& row, std::size_t i) {
    const bool held = random.chance(0.7);
    row.set("village_code", plan.communities[honours[i].community].code);
    row.set("honour", honours[i].kind);
    row.set("state", held ? "held" : "sought");
    const auto days = static_cast<int>(random.integer(60, 2200));
    if (held) row.set("granted", days_since_epoch(today - std::chrono::days(days)));
  });
}

void emit_responsibilities(const district_output& out, date today) {
  const district_plan& plan = out.plan;
  geo::planar_geometry shapes;
  std::vector<responsibility> rows;
  add_river(plan, shapes, rows, out.locate);
  add_blocks(plan, shapes, rows);
  add_grid(plan, shapes, rows);
  std::vector<std::string> patrolled;
  out.write("responsibility_areas", shapes, [&](layer::row_writer& row, std::size_t i) {
    row.set("code", plan.feature_code("RA", i + 1, 4));
    if (rows[i].kind != std::string_view("grid")) patrolled.push_back(plan.feature_code("RA", i + 1, 4));
    row.set("name", rows[i].name);
    row.set("area_kind", rows[i].kind);
    row.set("responsible", rows[i].responsible);
    row.set("level", rows[i].level);
    out.set_admin(row, rows[i].block);
  });
  emit_patrols(out, patrolled, today);
}

void emit_indicators(const district_output& out, date today) {
  const district_plan& plan = out.plan;
  const auto people = static_cast<double>(plan.settings.people);
  const double size = plan.settings.size;
  const auto planned = static_cast<double>(plan.scaled(52));
  const date census = date(std::chrono::year(2020) / std::chrono::November / 1);
  // Nobody has listed which 52 of the key projects were planned, so that number is stated; the others are
  // measured.
  const std::array<indicator, 8> rows{{
      {.code = "resident_population",
       .name = "常住人口（第七次全国人口普查）",
       .unit = "人",
       .current = people,
       .target = 800000 * size,
       .as_of = census},
      {.code = "built_up_area", .name = "建成区面积", .unit = "km²", .target = 80 * size},
      {.code = "gdp", .name = "地区生产总值", .unit = "亿元", .target = 400 * size},
      {.code = "roads", .name = "新建维修道路", .unit = "条", .measure = "works", .measured_kind = "road"},
      {.code = "separated_compounds",
       .name = "雨污分流小区",
       .unit = "个",
       .measure = "works",
       .measured_kind = "sewer_separation"},
      {.code = "key_projects_planned",
       .name = "年度计划开工重点项目",
       .unit = "个",
       .current = planned,
       .as_of = today},
      {.code = "key_projects_started",
       .name = "年度实际开工重点项目",
       .unit = "个",
       .target = planned,
       .measure = "works_begun",
       .measured_kind = "key_project"},
      {.code = "key_project_start_rate",
       .name = "重点项目开工率",
       .unit = "%",
       .target = 100,
       .measure = "ratio",
       .part = "key_projects_started",
       .of = "key_projects_planned"},
  }};
  out.write("indicators", rows.size(), [&](layer::row_writer& row, std::size_t i) {
    const indicator& r = rows[i];
    row.set("code", plan.prefix + r.code);
    row.set("name", r.name);
    row.set("unit", r.unit);
    if (r.current) row.set("current", *r.current);
    if (r.target) row.set("target", *r.target);
    if (r.as_of) row.set("as_of", days_since_epoch(*r.as_of));
    if (r.measure != nullptr) row.set("measure", r.measure);
    if (r.measured_kind != nullptr) row.set("measured_kind", r.measured_kind);
    if (r.part != nullptr) row.set("part_code", plan.prefix + r.part);
    if (r.of != nullptr) row.set("of_code", plan.prefix + r.of);
  });
}

}  // namespace greenward::sample
