#include "engine/workflow/service_area_tables.hpp"

#include "engine/geo/crs.hpp"

namespace greenward::workflow {

namespace {

using layer::field;
using layer::field_type;

std::vector<field> shared_fields() {
  return {{"kind", field_type::text, {"类别", "Kind"}, "", "KIND", "", true},
          {"category", field_type::text, {"设施类别", "Category"}, "", "CATEGORY", "", true},
          {"minutes", field_type::real, {"时间", "Minutes"}, "min", "MINUTES", "", true},
          {"speed_m_per_s", field_type::real, {"步行速度", "Walking speed"}, "m/s", "SPEED_M_S", "", true},
          {"limit_m", field_type::real, {"距离上限", "Limit"}, "m", "LIMIT_M", "", true},
          {"rule_pack", field_type::text, {"规则包", "Rule pack"}, "", "RULE_PACK", "", true},
          {"unverified", field_type::text, {"未核实的规则", "Unverified rules"}, "", "UNVERIFIED", "", false},
          {"people", field_type::integer, {"总人口", "People"}, "人", "PEOPLE", "", false},
          {"people_within", field_type::integer, {"覆盖人口", "People within"}, "人", "WITHIN", "", false},
          {"source", field_type::text, {"数据声明", "Data notice"}, "", "SOURCE", "", false}};
}

std::string unverified_keys(const walk_settings& settings) {
  std::string keys;
  for (const layer::rule& rule : settings.unverified) keys += (keys.empty() ? "" : ", ") + rule.key;
  return keys;
}

void set_shared(layer::row_writer& row, const char* kind, double limit, const service_circles& circles,
                const district_snapshot& district) {
  const walk_settings& settings = circles.settings;
  row.set("kind", kind);
  row.set("category", settings.category);
  row.set("minutes", settings.minutes);
  row.set("speed_m_per_s", settings.speed.value);
  row.set("limit_m", limit);
  row.set("rule_pack", settings.pack_name + " " + settings.pack_version);
  row.set("unverified", unverified_keys(settings));
  row.set("source", district.info.notice);
}

void append_area(layer::feature_table& table, const char* kind, double limit, std::int64_t within,
                 const geo::geographic_geometry& area, const service_circles& circles,
                 const district_snapshot& district) {
  if (area.empty()) return;
  layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
  set_shared(row, kind, limit, circles, district);
  if (circles.coverage.total.people > 0) {
    row.set("people", circles.coverage.total.people);
    row.set("people_within", within);
  }
  row.geometry().append(area[0]);
}

}  // namespace

std::vector<layer::feature_table> service_area_tables(const service_circles& circles,
                                                      const district_snapshot& district) {
  const walk_settings& settings = circles.settings;
  const auto unproject = [&](const geo::planar_geometry& g) { return geo::unproject(g, district.measuring); };
  layer::feature_table areas(
      {"service_areas", {"服务区", "Service areas"}, layer::layer_geometry::polygon, 0, shared_fields()});
  append_area(areas, "network", settings.limit().value, circles.coverage.total.within,
              unproject(circles.area), circles, district);
  append_area(areas, "radius", settings.radius.value, circles.coverage.total.within_radius,
              unproject(circles.radius), circles, district);

  layer::feature_table streets(
      {"reached_streets", {"可达街道", "Reached streets"}, layer::layer_geometry::line, 0, shared_fields()});
  const geo::geographic_geometry lines = unproject(circles.reached_lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    layer::row_writer row(streets, feature_id(static_cast<std::int64_t>(i) + 1));
    set_shared(row, "network", settings.limit().value, circles, district);
    row.geometry().append(lines[i]);
  }
  return {std::move(areas), std::move(streets)};
}

std::string service_area_geojson(const service_circles& circles, const district_snapshot& district) {
  return exchange::to_geojson(service_area_tables(circles, district).front());
}

exchange::export_result write_service_areas(const service_circles& circles, const district_snapshot& district,
                                            const output_target& target, const task& progress) {
  return write_tables(service_area_tables(circles, district), target, district.info.notice, progress);
}

}  // namespace greenward::workflow
