#include "engine/geo/geodesic.hpp"
#include "engine/sample/drainage_plan.hpp"
#include "engine/sample/emit.hpp"

#include <string_view>

namespace greenward::sample {
namespace {

const char* code_of(drain_system system) {
  switch (system) {
    case drain_system::storm:
      return "storm";
    case drain_system::sanitary:
      return "sanitary";
    case drain_system::combined:
      return "combined";
    case drain_system::unknown:
      return "unknown";
  }
  return "unknown";
}

const char* owner_of(std::uint32_t cluster_number) {
  return cluster_number == kNone ? "区排水部门" : "小区产权单位";
}

std::string node_code(const district_plan& plan, std::uint32_t n) {
  return plan.feature_code("N", n + 1, 6);
}

void emit_nodes(const district_output& out, const drainage_plan& drains) {
  const district_plan& plan = out.plan;
  std::vector<std::uint32_t> kept;
  geo::planar_geometry shapes;
  for (std::uint32_t n = 0; n < drains.nodes.size(); ++n) {
    if (drains.nodes[n].dropped) continue;
    kept.push_back(n);
    shapes.append_point(drains.nodes[n].at);
  }
  out.write("drainage_nodes", shapes, [&](layer::row_writer& row, std::size_t i) {
    const drain_node& n = drains.nodes[kept[i]];
    row.set("code", node_code(plan, kept[i]));
    row.set("node_kind", n.kind);
    row.set("system", code_of(n.system));
    row.set("status", "existing");
    row.set("ground_m", n.ground);
    row.set("invert_m", n.invert);
    row.set("depth_m", n.ground - n.invert);
    if (n.load > 0 && n.system == drain_system::storm) row.set("catchment_m2", n.load);
    row.set("built_year", n.built_year);
    if (n.cluster != kNone) row.set("compound_code", plan.clusters[n.cluster].code);
    if (n.building != kNone) row.set("building_code", plan.building_code(n.building));
    row.set("owner", owner_of(n.cluster));
    row.set("survey_state", "已探测");
    out.set_admin_at(row, n.at);
  });
}

void emit_pipes(const district_output& out, const drainage_plan& drains) {
  const district_plan& plan = out.plan;
  std::vector<std::uint32_t> kept;
  std::vector<planar> middle;
  geo::planar_geometry shapes;
  for (std::uint32_t k = 0; k < drains.pipes.size(); ++k) {
    const drain_pipe& p = drains.pipes[k];
    if (p.dropped) continue;
    std::vector<planar> path{drains.nodes[p.from].at};
    path.insert(path.end(), p.bend.begin(), p.bend.end());
    path.push_back(drains.nodes[p.to].at);
    kept.push_back(k);
    middle.push_back(middle_of(path));
    shapes.append_line(path);
  }
  out.write("pipes", shapes, [&](layer::row_writer& row, std::size_t i) {
    const drain_pipe& p = drains.pipes[kept[i]];
    const bool plastic = p.diameter_mm < 550;
    row.set("code", plan.feature_code("P", kept[i] + 1, 6));
    row.set("from_code", node_code(plan, p.from));
    row.set("to_code", node_code(plan, p.to));
    row.set("link_kind", p.lateral ? "lateral" : "gravity");
    row.set("system", code_of(p.system));
    row.set("status", p.planned ? "planned" : "existing");
    row.set("shape", "circular");
    row.set("diameter_mm", p.diameter_mm);
    row.set("material", p.lateral ? "PVC-U" : plastic ? "HDPE双壁波纹管" : "钢筋混凝土");
    row.set("manning_n", plastic ? 0.010 : 0.013);
    row.set("up_invert_m", p.up);
    row.set("down_invert_m", p.down);
    row.set("length_m", geo::geodesic_length(row.geometry()[i].points()).value * p.length_factor);
    if (!p.planned) row.set("built_year", p.built_year);
    if (p.cluster != kNone) row.set("compound_code", plan.clusters[p.cluster].code);
    row.set("owner", owner_of(p.cluster));
    row.set("is_overflow_path", false);
    row.set("adverse_accepted", false);
    out.set_admin_at(row, middle[i]);
  });
}

}  // namespace

void emit_drainage(const district_output& out, const drainage_plan& drains) {
  emit_nodes(out, drains);
  emit_pipes(out, drains);
}

}  // namespace greenward::sample
