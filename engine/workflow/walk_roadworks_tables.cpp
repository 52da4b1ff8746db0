// Whom roadworks cut off, as layers: see walk_roadworks.hpp.
#include "engine/workflow/environment.hpp"
#include "engine/workflow/walk_roadworks.hpp"

#include <cmath>

namespace greenward::workflow {

namespace {

layer::feature_table closed_street_table(const walk_roadworks& found) {
  layer::feature_table table(program_environment().catalogue.layer("closed_streets"));
  const layer::feature_table &works = found.access.district->at("works").table,
                             &edges = found.access.district->at("walk_edges").table;
  const auto add = [&](const street_work& work, std::uint32_t edge) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("edge_id", edges.ids()[edge].value);
    row.set("work_code", works["code"].text(work.row));
    row.set("work", works["name"].text(work.row));
    row.set("date", format_date(found.on));
    row.set("source", found.access.district->info.notice);
    row.geometry().append(edges.geometry()[edge]);
  };
  for (const street_work& work : found.works)
    for (const std::uint32_t edge : work.edges) add(work, edge);
  return table;
}

layer::feature_table cut_off_table(const walk_roadworks& found) {
  layer::feature_table table(program_environment().catalogue.layer("cut_off_places"));
  const served_places& people = found.access.people;
  const layer::feature_table& points = found.access.district->at(people.layer).table;
  for (std::uint32_t i = 0; i < people.rows.size(); ++i) {
    const access_loss what = found.loss_at(i);
    if (what == access_loss::none) continue;
    const std::uint32_t from = people.rows[i];
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("point_id", points.ids()[from].value);
    row.set("state", what == access_loss::cut_off ? "cut_off" : "in_doubt");
    if (points["people"].has(from)) row.set("people", points["people"].integer(from));
    row.set("metres", found.effect.before[i].metres);
    if (std::isfinite(found.effect.however_far[i].metres))
      row.set("metres_now", found.effect.however_far[i].metres);
    row.set("date", format_date(found.on));
    row.set("source", found.access.district->info.notice);
    row.geometry().append(points.geometry()[from]);
  }
  return table;
}

}  // namespace

std::vector<layer::feature_table> roadworks_tables(const walk_roadworks& found) {
  std::vector<layer::feature_table> tables;
  tables.push_back(closed_street_table(found));
  tables.push_back(cut_off_table(found));
  return tables;
}

}  // namespace greenward::workflow
