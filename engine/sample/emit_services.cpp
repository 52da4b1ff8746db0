#include "engine/sample/buildings.hpp"
#include "engine/sample/emit.hpp"
#include "engine/sample/facilities.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace greenward::sample {
namespace {

struct hazard {
  const char* kind;
  const char* word;
  const char* responsible;
};

constexpr std::array<hazard, 8> kHazards{{{"road_damage", "路面破损", "区市政养护部门"},
                                          {"manhole_cover", "井盖缺损", "区市政养护部门"},
                                          {"flooding", "道路积水", "区排水部门"},
                                          {"pipe_blockage", "管道堵塞", "区排水部门"},
                                          {"tree", "树木倾斜", "区园林绿化部门"},
                                          {"lighting", "路灯不亮", "区市政养护部门"},
                                          {"fire", "消防通道占用", "街道办事处"},
                                          {"river_waste", "河道垃圾", "区水务部门"}}};

constexpr std::array<const char*, 4> kHazardStates{"found", "assigned", "mended", "verified"};

/// A step in time that may not have come yet.
void set_if_past(layer::row_writer& row, const char* field, date day, date today) {
  row.set(field, days_since_epoch(std::min(day, today)));
}

}  // namespace

void emit_facilities(const district_output& out) {
  const std::vector<facility> facilities = make_facilities(out.plan);
  geo::planar_geometry shapes;
  for (const facility& f : facilities) shapes.append_point(f.at);
  out.write("facilities", shapes, [&](layer::row_writer& row, std::size_t i) {
    const facility& f = facilities[i];
    row.set("code", f.code);
    row.set("name", f.name);
    row.set("category", f.category);
    row.set("facility_kind", f.kind);
    row.set("capacity", f.capacity);
    row.set("capacity_unit", f.unit);
    row.set("opened", days_since_epoch(f.opened));
    row.set("position", "synthetic");
    out.set_admin(row, f.block);
  });
}

void emit_hazards(const district_output& out, date today) {
  const district_plan& plan = out.plan;
  random_source random = plan.random.fork(70);
  random_source assignment = plan.random.fork(71);
  std::vector<planar> places;
  for (std::size_t k = 0; k < plan.scaled(160); ++k) {
    const road& r = plan.roads[static_cast<std::size_t>(
        random.integer(0, static_cast<std::int64_t>(plan.roads.size()) - 1))];
    const line_place at = place_on(r.path, random.uniform(0.2, 0.8));
    places.push_back(at.at + left_of(at.direction) * random.uniform(-1.5, 1.5));
  }
  geo::planar_geometry shapes;
  for (const planar& p : places) shapes.append_point(p);
  out.write("hazards", shapes, [&](layer::row_writer& row, std::size_t i) {
    const hazard& h = kHazards[static_cast<std::size_t>(random.integer(0, 7))];
    const auto reached = static_cast<std::size_t>(std::min<std::int64_t>(random.integer(0, 5), 3));
    const date found =
        today -
        std::chrono::days(static_cast<int>(random.integer(reached < 2 ? 3 : 45, reached < 2 ? 60 : 330)));
    const date mended = found + std::chrono::days(static_cast<int>(random.integer(2, 30)));
    row.set("code", plan.feature_code("HZ", i + 1, 4));
    row.set("name", fmt::format("{}{:03}", h.word, i + 1));
    row.set("hazard_kind", h.kind);
    row.set("state", kHazardStates[reached]);
    row.set("found", days_since_epoch(found));
    row.set("deadline", days_since_epoch(found + std::chrono::days(20)));
    if (reached >= 1) {
      // Within two days, which is before any is mended.
      const auto waited = std::chrono::days(static_cast<int>(assignment.integer(0, 2)));
      row.set("assigned", days_since_epoch(found + waited));
    }
    if (reached >= 2) set_if_past(row, "mended", mended, today);
    if (reached >= 3) set_if_past(row, "verified", mended + std::chrono::days(7), today);
    row.set("responsible", h.responsible);
    out.set_admin_at(row, places[i]);
  });
}

void emit_green(const district_output& out) {
  const district_plan& plan = out.plan;
  std::vector<std::uint32_t> blocks;
  std::vector<double> areas;
  geo::planar_geometry shapes;
  for (std::uint32_t b = 0; b < plan.blocks.size(); ++b) {
    if (plan.blocks[b].use != land_use::park) continue;
    const std::vector<planar> ring = building_ground(plan, plan.blocks[b], 0);
    if (ring.empty()) continue;
    blocks.push_back(b);
    areas.push_back(ring_area(ring));
    shapes.append_polygon(ring);
  }
  out.write("parks", shapes, [&](layer::row_writer& row, std::size_t i) {
    const double area = areas[i];
    row.set("code", plan.feature_code("PK", i + 1, 3));
    row.set("name", fmt::format("示例公园{:03}", i + 1));
    row.set("park_kind", area > 60000   ? "comprehensive"
                         : area > 10000 ? "community"
                         : area > 4000  ? "green"
                                        : "pocket");
    row.set("area_m2", std::round(area));
    out.set_admin(row, blocks[i]);
  });
  geo::planar_geometry lines;
  for (const named_line& way : plan.greenways) lines.append_line(way.path);
  out.write("greenways", lines, [&](layer::row_writer& row, std::size_t i) {
    row.set("code", plan.greenways[i].code);
    row.set("name", plan.greenways[i].name);
    row.set("length_m", path_length(plan.greenways[i].path));
    out.set_admin_at(row, middle_of(plan.greenways[i].path));
  });
}

}  // namespace greenward::sample
