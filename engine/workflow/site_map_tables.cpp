// Siting on the map, as layers for other programs: see site_map.hpp.
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/site_map.hpp"

#include <array>
#include <cmath>

namespace greenward::workflow {

namespace {

using layer::field_type;

layer::field plain_field(const char* name, field_type type, bilingual title, const char* alias,
                         const char* unit = "") {
  layer::field made;
  made.name = name;
  made.type = type;
  made.title = std::move(title);
  made.unit = unit;
  made.dbf_alias = alias;
  return made;
}

/// What a column of a shapefile holds in full.
double rounded_to_cm(double value) {
  constexpr double kParts = 100;
  return std::round(value * kParts) / kParts;
}

/// The fields with which every row says what it was made from.
void add_origin_fields(std::vector<layer::field>& fields) {
  fields.push_back(plain_field("model", field_type::text, {"模型", "Model"}, "MODEL"));
  fields.push_back(plain_field("status", field_type::text, {"状态", "Status"}, "STATUS"));
  fields.push_back(plain_field("category", field_type::text, {"设施类别", "Category"}, "CATEGORY"));
  fields.push_back(plain_field("group_name", field_type::text, {"人群", "Group"}, "GROUP_NAME"));
  fields.push_back(plain_field("profile", field_type::text, {"步行者", "Walker"}, "PROFILE"));
  fields.push_back(plain_field("limit_m", field_type::real, {"服务距离", "Limit"}, "LIMIT_M", "m"));
  fields.push_back(plain_field("rule_pack", field_type::text, {"规则包", "Rule pack"}, "RULE_PACK"));
  fields.push_back(
      plain_field("unverified", field_type::text, {"未核实的规则", "Unverified rules"}, "UNVERIFIED"));
  fields.push_back(plain_field("network", field_type::text, {"步行网络版本", "Network version"}, "NETWORK"));
  fields.push_back(plain_field("date", field_type::text, {"日期", "Date"}, "DATE"));
  fields.push_back(plain_field("source", field_type::text, {"数据声明", "Data notice"}, "SOURCE"));
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

layer::feature_table empty_table(const char* name, bilingual title, layer::layer_geometry geometry,
                                 std::vector<layer::field> fields) {
  add_origin_fields(fields);
  return layer::feature_table(layer::layer_schema{name, std::move(title), geometry, 0, std::move(fields)});
}

feature_id next_id(const layer::feature_table& table) {
  return feature_id(static_cast<std::int64_t>(table.size()) + 1);
}

layer::feature_table point_table(const site_map& map) {
  layer::feature_table table =
      empty_table("site_points", {"选址地点", "Sites"}, layer::layer_geometry::point,
                  {plain_field("role", field_type::text, {"类别", "Role"}, "ROLE"),
                   plain_field("from_layer", field_type::text, {"来源图层", "Layer"}, "FROM_LAYER"),
                   plain_field("from_id", field_type::integer, {"来源编号", "Id in it"}, "FROM_ID"),
                   plain_field("code", field_type::text, {"编码", "Code"}, "CODE"),
                   plain_field("name", field_type::text, {"名称", "Name"}, "NAME"),
                   plain_field("heads_new", field_type::real, {"新增服务", "Newly served"}, "HEADS_NEW"),
                   plain_field("heads_in", field_type::real, {"距离内服务", "Served within"}, "HEADS_IN"),
                   plain_field("heads", field_type::real, {"分配给它的全部", "All assigned"}, "HEADS"),
                   plain_field("farthest_m", field_type::real, {"最远", "Farthest"}, "FARTHEST_M", "m")});
  const std::vector<site_load> loads = loads_of_sites(map);
  const auto add = [&](std::uint32_t j) {
    const site_place& site = map.sites[j];
    layer::row_writer row(table, next_id(table));
    row.set("role", role_of(map, j));
    row.set("from_layer", site.layer);
    row.set("from_id", site.id);
    row.set("code", site.code);
    row.set("name", site.title());
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
  layer::feature_table table = empty_table(
      "site_assignments", {"服务关系（直线示意）", "Who is served where (drawn straight)"},
      layer::layer_geometry::line,
      {plain_field("place_id", field_type::integer, {"需求点编号", "Place"}, "PLACE_ID"),
       plain_field("site_layer", field_type::text, {"设施来源图层", "Layer of the site"}, "SITE_LAYER"),
       plain_field("site_id", field_type::integer, {"设施来源编号", "Site"}, "SITE_ID"),
       plain_field("site_name", field_type::text, {"设施名称", "Site, name"}, "SITE_NAME"),
       plain_field("role", field_type::text, {"设施类别", "Role"}, "ROLE"),
       plain_field("heads", field_type::real, {"人数", "Heads"}, "HEADS"),
       plain_field("metres", field_type::real, {"步行距离", "Way"}, "METRES", "m"),
       plain_field("within", field_type::boolean, {"距离内", "Within"}, "WITHIN")});
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
  layer::feature_table table =
      empty_table("site_unserved", {"未服务或未能判定的地点", "Places not served or not decided about"},
                  layer::layer_geometry::point,
                  {plain_field("place_id", field_type::integer, {"需求点编号", "Place"}, "PLACE_ID"),
                   plain_field("heads", field_type::real, {"人数", "Heads"}, "HEADS"),
                   plain_field("decided", field_type::boolean, {"已判定", "Decided about"}, "DECIDED"),
                   plain_field("reason", field_type::text, {"原因", "Reason"}, "REASON")});
  const layer_snapshot& from = map.district->at(map.demand.layer);
  const auto add = [&](std::uint32_t place, std::optional<double> heads, bool decided, const bilingual& why) {
    layer::row_writer row(table, next_id(table));
    row.set("place_id", from.table.ids()[place].value);
    if (heads) row.set("heads", *heads);
    row.set("decided", decided);
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
    if (map.demand.on_network[i] != 0) add(map.demand.rows[i], left[i], true, why_unserved(map, i));
  for (const undecided_place& one : map.demand.undecided) add(one.row, one.heads, false, one.reason);
  return table;
}

layer::feature_table area_table(const site_map& map) {
  layer::feature_table table = empty_table(
      "site_areas", {"选址前后服务区", "Service areas before and after"}, layer::layer_geometry::polygon,
      {plain_field("moment", field_type::text, {"前后", "Before or after"}, "MOMENT"),
       plain_field("heads_in", field_type::real, {"距离内服务", "Served within"}, "HEADS_IN"),
       plain_field("width_m", field_type::real, {"沿路宽度", "Width"}, "WIDTH_M", "m")});
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
