#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/walk_witness.hpp"

#include <algorithm>

namespace greenward::workflow {

namespace {

using layer::field;
using layer::field_type;

std::vector<field> verdict_fields() {
  return {{"building", field_type::text, {"建筑", "Building"}, "", "BUILDING", "", false},
          {"category", field_type::text, {"设施类别", "Category"}, "", "CATEGORY", "", true},
          {"facility_id", field_type::integer, {"设施编号", "Facility id"}, "", "FACIL_ID", "", false},
          {"facility", field_type::text, {"设施", "Facility"}, "", "FACILITY", "", false},
          {"metres", field_type::real, {"步行距离", "Metres"}, "m", "METRES", "", false},
          {"seconds", field_type::real, {"步行时间", "Seconds"}, "s", "SECONDS", "", false},
          {"limit_m", field_type::real, {"距离上限", "Limit"}, "m", "LIMIT_M", "", true},
          {"within", field_type::boolean, {"是否达标", "Within"}, "", "WITHIN", "", true},
          {"refusal", field_type::text, {"无路径的原因", "Why there is no way"}, "", "REFUSAL", "", false},
          {"rule_pack", field_type::text, {"规则包", "Rule pack"}, "", "RULE_PACK", "", true},
          {"unverified", field_type::text, {"未核实的规则", "Unverified rules"}, "", "UNVERIFIED", "", false},
          {"network", field_type::text, {"步行网络版本", "Network version"}, "", "NETWORK", "", true},
          {"date", field_type::text, {"日期", "Date"}, "", "DATE", "", true},
          {"source", field_type::text, {"数据声明", "Data notice"}, "", "SOURCE", "", false}};
}

void write_verdict(const witness_report& report, const district_snapshot& district,
                   layer::feature_table& table) {
  layer::row_writer row(table, feature_id(1));
  row.set("building", report.code.empty() ? report.name : report.code);
  row.set("category", report.settings.category);
  if (report.way) {
    row.set("facility_id", report.facility.value);
    row.set("facility", report.facility_name);
    row.set("metres", report.way->metres);
    row.set("seconds", (metres(report.way->metres) / report.settings.speed).value);
  } else {
    row.set("refusal", report.refusal_reason.zh + " / " + report.refusal_reason.en);
  }
  row.set("limit_m", report.settings.limit().value);
  row.set("within", report.within());
  row.set("rule_pack", report.provenance.rule_pack);
  row.set("unverified", report.provenance.unverified);
  row.set("network", report.provenance.network_version);
  row.set("date", report.provenance.date);
  row.set("source", report.provenance.notice);
  row.geometry().append_point(geo::unproject(report.place, district.measuring));
}

layer::feature_table verdict_table(const witness_report& report, const district_snapshot& district) {
  layer::feature_table table(
      {"witness", {"步行见证", "Witness"}, layer::layer_geometry::point, 0, verdict_fields()});
  write_verdict(report, district, table);
  return table;
}

void add_stretch(layer::feature_table& table, std::span<const geo::planar> line, double walked, double total,
                 const witness_step* step, geo::crs_code measuring) {
  layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
  row.set("edge", step == nullptr ? std::int64_t{0} : step->edge.value);
  row.set("name", step == nullptr ? std::string() : step->name);
  row.set("edge_kind", step == nullptr ? std::string("access") : step->kind);
  row.set("metres", walked);
  row.set("total_m", total);
  std::vector<geo::lon_lat> points;
  for (const geo::planar& p : line) points.push_back(geo::unproject(p, measuring));
  row.geometry().append_line(points);
}

layer::feature_table path_table(const witness_report& report, const district_snapshot& district) {
  layer::feature_table table(
      {"witness_path",
       {"步行路径", "Witness path"},
       layer::layer_geometry::line,
       0,
       {{"edge", field_type::integer, {"路段编号", "Edge"}, "", "EDGE", "", true},
        {"name", field_type::text, {"名称", "Name"}, "", "NAME", "", false},
        {"edge_kind", field_type::text, {"类别", "Kind"}, "", "EDGE_KIND", "", false},
        {"metres", field_type::real, {"距离", "Metres"}, "m", "METRES", "", true},
        {"total_m", field_type::real, {"累计距离", "Metres so far"}, "m", "TOTAL_M", "", true}}});
  if (!report.way) return table;
  const walking::witness& way = *report.way;
  const geo::planar_geometry& lines = district.at("walk_edges").planar;
  const auto all = report.line[0].points();
  const auto add = [&](std::span<const geo::planar> line, double walked, double total,
                       const witness_step* step) {
    add_stretch(table, line, walked, total, step, district.measuring);
  };
  add(std::vector{all.front(), way.start.point}, way.start.access.value, way.start.access.value, nullptr);
  for (std::size_t s = 0; s < report.steps.size(); ++s) {
    const walking::walked_span& span = way.spans[s];
    if (span.from == span.to || lines[span.edge].is_none()) continue;
    const auto line = lines[span.edge].points();
    const double length = geo::line_length(line).value;
    auto part = geo::line_part(line, metres(std::min(span.from, span.to) * length),
                               metres(std::max(span.from, span.to) * length));
    if (span.to < span.from) std::reverse(part.begin(), part.end());
    add(part, span.metres, report.steps[s].total_metres, &report.steps[s]);
  }
  add(std::vector{way.end.point, all.back()}, way.end.access.value, way.metres, nullptr);
  return table;
}

}  // namespace

std::vector<layer::feature_table> witness_tables(const witness_report& report,
                                                 const district_snapshot& district) {
  std::vector<layer::feature_table> tables;
  tables.push_back(verdict_table(report, district));
  if (report.way) tables.push_back(path_table(report, district));
  return tables;
}

std::string witness_geojson(const witness_report& report, const district_snapshot& district) {
  return exchange::to_geojson(path_table(report, district));
}

}  // namespace greenward::workflow
