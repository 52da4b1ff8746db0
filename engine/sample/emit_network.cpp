#include "engine/geo/geodesic.hpp"
#include "engine/sample/barriers.hpp"
#include "engine/sample/emit.hpp"

namespace greenward::sample {
namespace {

constexpr std::int64_t kNodesPerDistrict = 10'000'000;

std::int64_t node_id(const district_plan& plan, std::uint32_t node) {
  return plan.number * kNodesPerDistrict + node + 1;
}

void emit_nodes(const district_output& out) {
  const district_plan& plan = out.plan;
  geo::planar_geometry shapes;
  for (const walk_node& n : plan.walk_nodes) shapes.append_point(n.at);
  out.write("walk_nodes", shapes, [&](layer::row_writer& row, std::size_t i) {
    const walk_node& n = plan.walk_nodes[i];
    row.set("node_id", node_id(plan, static_cast<std::uint32_t>(i)));
    row.set("gate", n.gate);
    if (n.cluster != kNone && plan.clusters[n.cluster].compound)
      row.set("compound_code", plan.clusters[n.cluster].code);
    if (n.gate) row.set("opening_hours", n.timed ? "Mo-Su 06:00-22:00" : "24/7");
    row.set("crossing", n.crossing);
  });
}

}  // namespace

void emit_walk_network(const district_output& out) {
  const district_plan& plan = out.plan;
  emit_nodes(out);
  geo::planar_geometry shapes;
  for (const walk_edge& e : plan.walk_edges) shapes.append_line(e.path);
  out.write("walk_edges", shapes, [&](layer::row_writer& row, std::size_t i) {
    const walk_edge& e = plan.walk_edges[i];
    row.set("from_id", node_id(plan, e.from));
    row.set("to_id", node_id(plan, e.to));
    row.set("length_m", geo::geodesic_length(row.geometry()[i].points()).value);
    row.set("edge_kind", e.kind);
    if (e.line != kNone) row.set("name", plan.lines[e.line].name);
    row.set("oneway_foot", false);
    row.set("bridge", e.bridge);
    row.set("tunnel", e.tunnel);
  });
}

void emit_barriers(const district_output& out) {
  const district_plan& plan = out.plan;
  struct barrier {
    const char* kind;
    std::string name;
  };
  std::vector<barrier> barriers;
  geo::planar_geometry shapes;
  for (const auto& run : barrier_runs(plan, barrier_line::river)) {
    shapes.append_polygon(river_water(run));
    barriers.push_back({"water", "合成河"});
  }
  for (const auto& run : barrier_runs(plan, barrier_line::railway)) {
    shapes.append_line(run);
    barriers.push_back({"railway", "合成铁路"});
  }
  for (const block& b : plan.blocks) {
    if (b.use != land_use::lake) continue;
    const std::vector<planar> water = lake_water(plan, b);
    if (water.empty()) continue;
    shapes.append_polygon(water);
    barriers.push_back({"water", "合成湖"});
  }
  for (const cluster& c : plan.clusters) {
    if (!c.compound) continue;
    for (const auto& wall : walls_of(c)) {
      shapes.append_line(wall);
      barriers.push_back({"wall", c.name + "围墙"});
    }
  }
  out.write("barriers", shapes, [&](layer::row_writer& row, std::size_t i) {
    row.set("code", plan.feature_code("BAR", i + 1, 4));
    row.set("name", barriers[i].name);
    row.set("barrier_kind", barriers[i].kind);
  });
}

}  // namespace greenward::sample
