// Whom roadworks cut off, as layers: see walk_roadworks.hpp.
#include "engine/workflow/walk_roadworks.hpp"

#include <cmath>

namespace greenward::workflow {

namespace {

layer::feature_table closed_street_table(const walk_roadworks& found) {
  using layer::field_type;
  layer::feature_table table({"closed_streets",
                              {"封闭路段", "Closed streets"},
                              layer::layer_geometry::line,
                              0,
                              {{"edge_id", field_type::integer, {"路段编号", "Edge"}, "", "EDGE_ID", "", true},
                               {"work_code", field_type::text, {"工程编码", "Work"}, "", "WORK_CODE", "", false},
                               {"work", field_type::text, {"工程", "Name of the work"}, "", "WORK", "", false},
                               {"source", field_type::text, {"数据声明", "Data notice"}, "", "SOURCE", "", false}}});
  const layer::feature_table &works = found.access.district->at("works").table,
                             &edges = found.access.district->at("walk_edges").table;
  const auto add = [&](const street_work& work, std::uint32_t edge) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("edge_id", edges.ids()[edge].value);
    row.set("work_code", works["code"].text(work.row));
    row.set("work", works["name"].text(work.row));
    row.set("source", found.access.district->info.notice);
    row.geometry().append(edges.geometry()[edge]);
  };
  for (const street_work& work : found.works)
    for (const std::uint32_t edge : work.edges) add(work, edge);
  return table;
}

layer::feature_table cut_off_table(const walk_roadworks& found, language lang) {
  using layer::field_type;
  layer::feature_table table({"cut_off",
                              {"中断或不定的居住点", "Places cut off or in doubt"},
                              layer::layer_geometry::point,
                              0,
                              {{"point_id", field_type::integer, {"人口点编号", "Population point"}, "", "POINT_ID", "", true},
                               {"state", field_type::text, {"状态", "State"}, "", "STATE", "", true},
                               {"people", field_type::integer, {"人口", "People"}, "人", "PEOPLE", "", false},
                               {"metres", field_type::real, {"原距离", "Metres before"}, "m", "METRES", "", true},
                               {"metres_now", field_type::real, {"现距离", "Metres now"}, "m", "METRES_NOW", "", false},
                               {"source", field_type::text, {"数据声明", "Data notice"}, "", "SOURCE", "", false}}});
  const served_places& people = found.access.people;
  const layer::feature_table& points = found.access.district->at(people.layer).table;
  for (std::uint32_t i = 0; i < people.rows.size(); ++i) {
    const access_loss what = found.loss_at(i);
    if (what == access_loss::none) continue;
    const std::uint32_t from = people.rows[i];
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("point_id", points.ids()[from].value);
    row.set("state", words_for(what).in(lang));
    if (points["people"].has(from)) row.set("people", points["people"].integer(from));
    row.set("metres", found.effect.before[i].metres);
    if (std::isfinite(found.effect.however_far[i].metres))
      row.set("metres_now", found.effect.however_far[i].metres);
    row.set("source", found.access.district->info.notice);
    row.geometry().append(points.geometry()[from]);
  }
  return table;
}

}  // namespace

std::vector<layer::feature_table> roadworks_tables(const walk_roadworks& found, language lang) {
  std::vector<layer::feature_table> tables;
  tables.push_back(closed_street_table(found));
  tables.push_back(cut_off_table(found, lang));
  return tables;
}

}  // namespace greenward::workflow
