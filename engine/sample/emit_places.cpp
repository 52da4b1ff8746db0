#include "engine/sample/admin_areas.hpp"
#include "engine/sample/buildings.hpp"
#include "engine/sample/emit.hpp"
#include "engine/sample/population.hpp"
#include "engine/sample/regions.hpp"
#include "engine/sample/streets.hpp"

#include <algorithm>
#include <string_view>

namespace greenward::sample {
namespace {

void write_units(const district_output& out, const std::vector<admin_area>& units, const char* level,
                 const std::vector<std::uint32_t>& region) {
  std::vector<std::uint32_t> placed;
  geo::planar_geometry shapes;
  for (std::uint32_t k = 0; k < units.size(); ++k) {
    if (std::find(region.begin(), region.end(), k) == region.end()) continue;
    placed.push_back(k);
    append_region(out.plan, region, k, shapes);
  }
  out.write("admin_units", shapes, [&](layer::row_writer& row, std::size_t i) {
    const admin_area& unit = units[placed[i]];
    const admin_area& street = unit.parent == kNone ? unit : out.plan.streets[unit.parent];
    row.set("code", unit.code);
    row.set("name", unit.name);
    row.set("level", level);
    row.set("unit_kind", unit.kind);
    row.set("people", unit.people);
    row.set("district_code", out.plan.code);
    row.set("street_code", street.code);
    if (unit.parent != kNone) row.set("community_code", unit.code);
  });
}

std::vector<std::uint32_t> labels(const district_plan& plan, std::uint32_t block::*unit) {
  std::vector<std::uint32_t> region;
  for (const block& b : plan.blocks) region.push_back(unit == nullptr ? 0 : b.*unit);
  return region;
}

}  // namespace

std::string_view road_class_code(street_class rank) {
  switch (rank) {
    case street_class::expressway:
      return "expressway";
    case street_class::arterial:
      return "arterial";
    case street_class::secondary:
      return "secondary";
    case street_class::branch:
      return "branch";
    case street_class::rural:
      return "rural";
    case street_class::none:
      return "other";
  }
  return "other";
}

void emit_admin_units(const district_output& out) {
  const district_plan& plan = out.plan;
  geo::planar_geometry whole;
  append_region(plan, labels(plan, nullptr), 0, whole);
  out.write("admin_units", whole, [&](layer::row_writer& row, std::size_t) {
    row.set("code", plan.code);
    row.set("name", plan.name);
    row.set("level", "district");
    row.set("unit_kind", "district");
    row.set("people", plan.settings.people);
    row.set("district_code", plan.code);
  });
  write_units(out, plan.streets, "street", labels(plan, &block::street));
  write_units(out, plan.communities, "community", labels(plan, &block::community));
}

void emit_roads(const district_output& out) {
  geo::planar_geometry shapes;
  for (const road& r : out.plan.roads) shapes.append_line(r.path);
  out.write("roads", shapes, [&](layer::row_writer& row, std::size_t i) {
    const road& r = out.plan.roads[i];
    row.set("code", r.code);
    row.set("name", r.name);
    row.set("road_class", road_class_code(r.rank));
    row.set("width_m", street_width(r.rank) * 0.7);
    row.set("surface", r.rank == street_class::rural ? "水泥混凝土" : "沥青混凝土");
    row.set("oneway", "both");
    row.set("bridge", r.bridge);
    row.set("tunnel", r.tunnel);
    row.set("built_year", r.built_year);
    out.set_admin_at(row, middle_of(r.path));
  });
}

void emit_compounds(const district_output& out) {
  std::vector<const cluster*> compounds;
  geo::planar_geometry shapes;
  for (const cluster& c : out.plan.clusters) {
    if (!c.compound) continue;
    compounds.push_back(&c);
    shapes.append_polygon(c.outline);
  }
  out.write("compounds", shapes, [&](layer::row_writer& row, std::size_t i) {
    const cluster& c = *compounds[i];
    row.set("code", c.code);
    row.set("name", c.name);
    row.set("built_year", c.built_year);
    row.set("households", c.households);
    row.set("people", c.people);
    row.set("separation", c.separation);
    out.set_admin(row, c.block);
  });
}

void emit_buildings(const district_output& out) {
  geo::planar_geometry shapes;
  for (const building& b : out.plan.buildings) shapes.append_polygon(footprint(b));
  out.write("buildings", shapes, [&](layer::row_writer& row, std::size_t i) {
    const building& b = out.plan.buildings[i];
    row.set("code", out.plan.building_code(i));
    row.set("building_use", b.use);
    if (b.cluster != kNone && out.plan.clusters[b.cluster].compound) {
      row.set("compound_code", out.plan.clusters[b.cluster].code);
    }
    row.set("floors", b.floors);
    row.set("floor_area_m2", b.floor_area());
    row.set("households", b.households);
    out.set_admin(row, b.block);
  });
}

void emit_population(const district_output& out) {
  const elderly old = elderly_of(out.plan);
  std::vector<std::size_t> homes;
  geo::planar_geometry shapes;
  for (std::size_t k = 0; k < out.plan.buildings.size(); ++k) {
    const building& b = out.plan.buildings[k];
    if (b.cluster == kNone) continue;
    homes.push_back(k);
    shapes.append_point(b.centre);
  }
  out.write("population_points", shapes, [&](layer::row_writer& row, std::size_t i) {
    const building& b = out.plan.buildings[homes[i]];
    row.set("building_code", out.plan.building_code(homes[i]));
    row.set("people", b.people);
    row.set("people_60", old.people_60[homes[i]]);
    row.set("people_65", old.people_65[homes[i]]);
    row.set("people_80", old.people_80[homes[i]]);
    row.set("households", b.households);
    out.set_admin(row, b.block);
  });
}

void emit_faults(const district_output& out) {
  out.write("truth_faults", out.plan.faults.size(), [&](layer::row_writer& row, std::size_t i) {
    const planted_fault& f = out.plan.faults[i];
    row.set("fault_kind", f.kind);
    row.set("layer", f.layer);
    row.set("feature_code", f.feature);
    if (!f.compound.empty()) row.set("compound_code", f.compound);
    row.set("note", f.note);
  });
}

}  // namespace greenward::sample
