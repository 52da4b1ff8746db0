#include "engine/workflow/walk_witness.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/workflow/walk_entrances.hpp"
#include "engine/workflow/walk_ground.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

namespace greenward::workflow {

namespace {

std::string text_or_empty(const layer::feature_table& table, std::string_view field, std::size_t row) {
  const layer::column& column = table[field];
  return column.has(row) ? std::string(column.text(row)) : std::string();
}

/// Where the way may begin: the point, or the doors of the building.
std::vector<geo::planar> find_doors(const district_snapshot& district, const witness_question& question,
                                    witness_report& report) {
  if (question.point) return {geo::project(*question.point, district.measuring)};
  const layer_snapshot& buildings = district.at("buildings");
  const auto row = feature_lookup(buildings.table).find(question.building);
  if (!row) {
    throw error(error_code::usage, question.building, {"没有这栋建筑", "there is no such building"},
                {"请给出建筑物图层中的编码或编号，或用 --point 经度,纬度",
                 "give a code or an id of the layer buildings, or --point LON,LAT"});
  }
  report.building = buildings.table.ids()[*row];
  report.code = text_or_empty(buildings.table, "code", *row);
  report.name = text_or_empty(buildings.table, "name", *row);
  if (buildings.planar[*row].is_none()) {
    throw error(error_code::bad_input, "buildings/" + question.building,
                {"没有位置", "the building has no position"},
                {"请补上它的图形，或用 --point 经度,纬度", "give it a geometry, or use --point LON,LAT"});
  }
  return doors_of(entrances_by_code(district, "building_code"), buildings, static_cast<std::uint32_t>(*row));
}

/// The shortest way from any of the doors, and the door it begins at.
void find_way(const walking::witness_search& search,
              std::span<const std::pair<geo::planar, walking::snap>> starts, witness_report& report) {
  for (const auto& [door, start] : starts) {
    auto way = search.from(start);
    if (!way || (report.way && report.way->metres <= way->metres)) continue;
    report.way = std::move(way);
    report.place = door;
  }
}

std::vector<witness_rule> rules_used(const walk_options& options, const walk_settings& settings) {
  const layer::rule_pack& pack = program_environment().pack("walking");
  const std::string own_speed = "profile." + settings.profile.name + ".speed";
  const bool has_own =
      std::ranges::any_of(pack.rules, [&](const layer::rule& r) { return r.key == own_speed; });
  return {
      {pack.at(settings.category + ".minutes"), settings.minutes, options.minutes > 0},
      {pack.at(has_own ? own_speed : "elderly_care.speed"), settings.speed.value, options.speed.value > 0},
      {pack.at("snap.maximum"), settings.snap_maximum.value, options.snap_maximum.value > 0}};
}

void name_steps(const walking::walk_network& network, const layer::feature_table& edges,
                witness_report& report) {
  double total = report.way->start.access.value;
  for (const walking::walked_span& span : report.way->spans) {
    total += span.metres;
    const double length = network.length_m[span.edge];
    report.steps.push_back({network.edge_ids[span.edge], text_or_empty(edges, "name", span.edge),
                            text_or_empty(edges, "edge_kind", span.edge), span.from * length,
                            span.to * length, span.metres, total});
  }
}

void name_facility(const district_snapshot& district, const facilities_on_network& placed,
                   witness_report& report) {
  const std::uint32_t row = placed.rows[placed.of_snap[report.way->facility]];
  const layer::feature_table& facilities = district.at("facilities").table;
  report.facility = facilities.ids()[row];
  report.facility_name = text_or_empty(facilities, "name", row);
}

}  // namespace

std::vector<std::string> witness_layers() {
  return walking_layers();
}

witness_report compute_witness(const district_snapshot& district, const witness_question& question,
                               const walk_options& options, std::optional<date> day) {
  witness_report report;
  report.settings = resolve(options);
  report.rules = rules_used(options, report.settings);
  const std::vector<geo::planar> doors = find_doors(district, question, report);
  report.place = doors.front();
  constexpr auto kTowards = walking::direction::towards;
  const walk_ground ground = prepare_ground(district, kTowards, report.settings);
  const walking::walk_network& network = ground.network;
  report.provenance = provenance_of(network, kTowards, report.settings, day, district.info.notice);
  const facilities_on_network placed = place_facilities(district, network, report.settings);
  report.facilities = placed.count;
  report.refused = placed.refused;
  const metres most = report.settings.snap_maximum;
  std::vector<std::pair<geo::planar, walking::snap>> starts;
  for (const geo::planar door : doors)
    if (const auto start = walking::snap_to_network(network, door, most)) starts.emplace_back(door, *start);
  if (starts.empty()) {
    report.refusal_reason =
        walking::words_for(walking::why_not_on_network(network, report.place, most), most);
    return report;
  }
  const walking::witness_search search(network, placed.snaps,
                                       metres(std::numeric_limits<double>::infinity()));
  find_way(search, starts, report);
  if (!report.way) {
    report.refusal_reason = {"步行网络中没有通往任何此类设施的路径",
                             "no way on the network leads to a facility of the category"};
    return report;
  }
  name_facility(district, placed, report);
  name_steps(network, district.at("walk_edges").table, report);
  std::vector<geo::planar> line{report.place};
  for (const geo::planar& p : way_line(network, *report.way)) line.push_back(p);
  line.push_back(placed.places[placed.of_snap[report.way->facility]]);
  report.line.append_line(line);
  return report;
}

}  // namespace greenward::workflow
