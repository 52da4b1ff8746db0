// Siting on the map, as layers: see site_map.hpp.
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/site_map.hpp"

#include <array>
#include <cmath>

namespace greenward::workflow {

namespace {

/// What a column of a shapefile holds in full.
double rounded_to_cm(double value) {
  constexpr double kParts = 100;
  return std::round(value * kParts) / kParts;
}

const char* model_word(siting::siting_model model) {
  constexpr std::array<const char*, 4> kWords{"lscp", "mclp", "p-median", "p-center"};
  return kWords.at(static_cast<std::size_t>(model));
}

void set_origin(layer::row_writer& row, const site_map& map) {
  row.set("model", model_word(map.request.model));
  row.set("status", status_word(map.choice.result, map.request.options.depth));
  row.set("category", map.settings.category);
  row.set("group_name", map.demand.group->title.zh);
  row.set("profile", map.settings.profile.name);
  row.set("limit_m", map.settings.limit().value);
  row.set("rule_pack", map.provenance.rule_pack);
  row.set("unverified", map.provenance.unverified);
  row.set("network", map.provenance.network_version);
  row.set("date", map.provenance.date);
  row.set("source", map.provenance.notice);
}

layer::feature_table empty_table(const char* layer) {
  return layer::feature_table(program_environment().catalogue.layer(layer));
}

feature_id next_id(const layer::feature_table& table) {
  return feature_id(static_cast<std::int64_t>(table.size()) + 1);
}

layer::feature_table point_table(const site_map& map) {
  layer::feature_table table = empty_table("site_points");
  const std::vector<site_load> loads = loads_of_sites(map);
  const auto add = [&](std::uint32_t j) {
    const site_place& site = map.sites[j];
    layer::row_writer row(table, next_id(table));
    row.set("role", role_of(map, j));
    row.set("from_layer", site.layer);
    row.set("from_id", site.id);
    row.set("code", site.code);
    row.set("name", site.title());
    if (j >= map.existing) row.set("label", site.title());
    row.set("heads_new", loads[j].fresh);
    row.set("heads_in", loads[j].within);
    row.set("heads", loads[j].heads);
    row.set("farthest_m", rounded_to_cm(loads[j].farthest));
    set_origin(row, map);
    row.geometry().append_point(geo::unproject(site.place, map.district->measuring));
  };
  for (const std::uint32_t j : map.choice.result.sites) add(j);
  for (std::uint32_t j = 0; j < map.existing; ++j)
    if (std::string_view(role_of(map, j)) == "closed") add(j);
  return table;
}

layer::feature_table assignment_table(const site_map& map) {
  layer::feature_table table = empty_table("site_assignments");
  const siting::siting_problem& p = map.choice.tables.problem;
  const layer::feature_table& from = map.district->at(map.demand.layer).table;
  for (const siting::served_share& s : map.choice.result.served) {
    const site_place& site = map.sites[s.site];
    const double metres = metres_between(p, s.demand, s.site);
    layer::row_writer row(table, next_id(table));
    row.set("place_id", from.ids()[map.demand.rows[s.demand]].value);
    row.set("site_layer", site.layer);
    row.set("site_id", site.id);
    row.set("site_name", site.title());
    row.set("role", role_of(map, s.site));
    row.set("heads", s.share * p.weight[s.demand]);
    row.set("metres", rounded_to_cm(metres));
    row.set("within", metres <= map.settings.limit().value);
    set_origin(row, map);
    row.geometry().append_line(
        std::array{geo::unproject(map.demand.places[s.demand], map.district->measuring),
                   geo::unproject(site.place, map.district->measuring)});
  }
  return table;
}

layer::feature_table unserved_table(const site_map& map) {
  layer::feature_table table = empty_table("site_unserved");
  const layer_snapshot& from = map.district->at(map.demand.layer);
  const auto add = [&](std::uint32_t place, std::optional<double> heads, const char* verdict,
                       const bilingual& why) {
    layer::row_writer row(table, next_id(table));
    row.set("place_id", from.table.ids()[place].value);
    if (heads) row.set("heads", *heads);
    row.set("verdict", verdict);
    row.set("reason", why.zh + " / " + why.en);
    set_origin(row, map);
    if (!from.planar[place].is_none())
      row.geometry().append_point(
          geo::unproject(geo::representative_point(from.planar[place]), map.district->measuring));
  };
  std::vector<double> left(map.demand.heads);
  for (const siting::served_share& s : map.choice.result.served)
    left[s.demand] -= s.share * map.demand.heads[s.demand];
  for (const std::uint32_t i : map.choice.result.unserved)
    if (map.demand.on_network[i] != 0) add(map.demand.rows[i], left[i], "unserved", why_unserved(map, i));
  for (const undecided_place& one : map.demand.undecided) add(one.row, one.heads, "undecided", one.reason);
  return table;
}

layer::feature_table area_table(const site_map& map) {
  layer::feature_table table = empty_table("site_areas");
  const auto add = [&](const char* moment, double heads, const geo::planar_geometry& area) {
    if (area.empty()) return;
    layer::row_writer row(table, next_id(table));
    row.set("moment", moment);
    row.set("heads_in", heads);
    row.set("width_m", map.settings.area_width.value);
    set_origin(row, map);
    row.geometry().append(geo::unproject(area, map.district->measuring)[0]);
  };
  // The wider one first: the other lies on top.
  add("after", map.then.within, map.area_then);
  add("before", map.now.within, map.area_now);
  return table;
}

}  // namespace

std::vector<layer::feature_table> site_map_tables(const site_map& map) {
  std::vector<layer::feature_table> tables{point_table(map), assignment_table(map), unserved_table(map)};
  if (map.request.draw_areas) tables.push_back(area_table(map));
  return tables;
}

}  // namespace greenward::workflow
