#include "engine/workflow/service_area_tables.hpp"

#include "engine/geo/crs.hpp"
#include "engine/workflow/walk_certificate.hpp"

namespace greenward::workflow {

namespace {

using layer::field;
using layer::field_type;

std::vector<field> shared_fields() {
  return {{"kind", field_type::text, {"类别", "Kind"}, "", "KIND", "", true},
          {"category", field_type::text, {"设施类别", "Category"}, "", "CATEGORY", "", true},
          {"facility_id", field_type::integer, {"设施编号", "Facility id"}, "", "FACIL_ID", "", false},
          {"facility", field_type::text, {"设施", "Facility"}, "", "FACILITY", "", false},
          {"minutes", field_type::real, {"时间", "Minutes"}, "min", "MINUTES", "", true},
          {"speed_m_per_s", field_type::real, {"步行速度", "Walking speed"}, "m/s", "SPEED_M_S", "", true},
          {"limit_m", field_type::real, {"距离上限", "Limit"}, "m", "LIMIT_M", "", true},
          {"rule_pack", field_type::text, {"规则包", "Rule pack"}, "", "RULE_PACK", "", true},
          {"unverified", field_type::text, {"未核实的规则", "Unverified rules"}, "", "UNVERIFIED", "", false},
          {"network", field_type::text, {"步行网络版本", "Network version"}, "", "NETWORK", "", true},
          {"date", field_type::text, {"日期", "Date"}, "", "DATE", "", true},
          {"people", field_type::integer, {"总人口", "People"}, "人", "PEOPLE", "", false},
          {"people_within", field_type::integer, {"覆盖人口", "People within"}, "人", "WITHIN", "", false},
          {"source", field_type::text, {"数据声明", "Data notice"}, "", "SOURCE", "", false}};
}

/// What a row says besides its geometry.
struct row_figures {
  const char* kind;
  double minutes, limit;
  feature_id facility;
  std::string facility_name;
  std::int64_t within;
};

row_figures figures_of(const service_band& band) {
  return {"network", band.minutes, band.limit.value, band.facility, band.facility_name, band.people_within};
}

void append_row(layer::feature_table& table, const row_figures& figures, geo::geographic_view geometry,
                const service_bands& bands) {
  if (geometry.is_none()) return;
  const walk_settings& settings = bands.circles.settings;
  layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
  row.set("kind", figures.kind);
  row.set("category", settings.category);
  if (figures.facility.value != 0) {
    row.set("facility_id", figures.facility.value);
    row.set("facility", figures.facility_name);
  }
  row.set("minutes", figures.minutes);
  row.set("speed_m_per_s", settings.speed.value);
  row.set("limit_m", figures.limit);
  row.set("rule_pack", bands.provenance.rule_pack);
  row.set("unverified", bands.provenance.unverified);
  row.set("network", bands.provenance.network_version);
  row.set("date", bands.provenance.date);
  if (bands.circles.coverage.total.people > 0) {
    row.set("people", bands.circles.coverage.total.people);
    row.set("people_within", figures.within);
  }
  row.set("source", bands.provenance.notice);
  row.geometry().append(geometry);
}

layer::feature_table area_table(const service_bands& bands, geo::crs_code measuring) {
  layer::feature_table areas(
      {"service_areas", {"服务区", "Service areas"}, layer::layer_geometry::polygon, 0, shared_fields()});
  for (auto band = bands.bands.rbegin(); band != bands.bands.rend(); ++band)
    append_row(areas, figures_of(*band), geo::unproject(band->area, measuring)[0], bands);
  const geo::geographic_geometry radius = geo::unproject(bands.circles.radius, measuring);
  const walk_settings& settings = bands.circles.settings;
  if (!radius.empty())
    append_row(areas,
               {"radius",
                settings.minutes,
                settings.radius.value,
                feature_id(0),
                {},
                bands.circles.coverage.total.within_radius},
               radius[0], bands);
  return areas;
}

}  // namespace

std::vector<layer::feature_table> service_area_tables(const service_bands& bands,
                                                      const district_snapshot& district) {
  layer::feature_table streets(
      {"reached_streets", {"可达街道", "Reached streets"}, layer::layer_geometry::line, 0, shared_fields()});
  for (const service_band& band : bands.bands) {
    const geo::geographic_geometry lines = geo::unproject(band.lines, district.measuring);
    for (std::size_t i = 0; i < lines.size(); ++i) append_row(streets, figures_of(band), lines[i], bands);
  }
  std::vector<layer::feature_table> tables;
  tables.push_back(area_table(bands, district.measuring));
  tables.push_back(std::move(streets));
  return tables;
}

std::string service_area_geojson(const service_bands& bands, const district_snapshot& district) {
  return exchange::to_geojson(area_table(bands, district.measuring));
}

exchange::export_result write_service_areas(const service_bands& bands, const district_snapshot& district,
                                            const output_target& target, const task& progress) {
  exchange::export_result written =
      write_tables(service_area_tables(bands, district), target, district.info.notice, progress);
  written.files.push_back(write_certificate(bands.certificate, target.folder));
  return written;
}

}  // namespace greenward::workflow
