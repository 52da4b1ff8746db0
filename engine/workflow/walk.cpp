#include "engine/workflow/walk.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/overlay.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/rule_reader.hpp"

#include <fmt/format.h>

namespace greenward::workflow {

std::vector<std::string> walking_layers() {
  return {"walk_edges", "facilities", "population_points"};
}

walk_settings resolve(const walk_options& options) {
  const environment& environment = program_environment();
  if (environment.catalogue.codes("facility_category").find(options.category) == nullptr) {
    throw error(error_code::usage, options.category,
                {"没有这类设施", "there is no such category of facilities"},
                {"见 gis-data/codes/facility_category.toml", "see gis-data/codes/facility_category.toml"});
  }
  const layer::rule_pack& pack = environment.pack("walking");
  walk_settings settings;
  rule_reader rules(pack);
  settings.category = options.category;
  settings.minutes = rules.choose(options.minutes, "elderly_care.minutes");
  settings.speed = metres_per_second(rules.choose(options.speed.value, "elderly_care.speed"));
  // The rule's radius goes with the rule's time; another time has the circle of the way walked in it.
  const bool own_limit = options.minutes > 0 || options.speed.value > 0;
  const double radius =
      options.radius.value == 0 && own_limit ? settings.limit().value : options.radius.value;
  settings.radius = metres(rules.choose(radius, "elderly_care.radius"));
  settings.snap_maximum = metres(rules.choose(options.snap_maximum.value, "snap.maximum"));
  settings.area_width = metres(rules.choose(options.area_width.value, "area.width"));
  settings.pack_name = pack.name;
  settings.pack_version = pack.version;
  settings.unverified = rules.unverified();
  return settings;
}

namespace {

walking::walk_network network_of(const district_snapshot& district, walking::direction direction) {
  const layer_snapshot& edges = district.at("walk_edges");
  if (edges.table.size() == 0) {
    throw error(error_code::bad_input, "walk_edges", {"没有步行网络", "there is no walking network"},
                {"请先导入 OSM 数据（import --osm）或步行路段图层",
                 "import an OSM extract (import --osm) or a layer of walk edges first"});
  }
  return walking::build_walk_network(edges.table, edges.planar, edges.index, direction);
}

struct placed_facilities {
  std::vector<geo::planar> places;   ///< all of the category that have a position
  std::vector<walking::snap> snaps;  ///< those on the network
  std::vector<refusal> refused;
  std::size_t count = 0;
};

placed_facilities place_facilities(const layer_snapshot& facilities, const walking::walk_network& network,
                                   const walk_settings& settings) {
  placed_facilities placed;
  const auto& category = facilities.table["category"];
  const auto& name = facilities.table["name"];
  for (std::size_t row = 0; row < facilities.table.size(); ++row) {
    if (category.text(row) != settings.category) continue;
    ++placed.count;
    const auto refuse = [&](bilingual reason) {
      placed.refused.push_back({facilities.table.ids()[row], std::string(name.text(row)), std::move(reason)});
    };
    const auto geometry = facilities.planar[row];
    if (geometry.is_none()) {
      refuse({"没有位置", "it has no position"});
      continue;
    }
    const geo::planar place = geo::representative_point(geometry);
    placed.places.push_back(place);
    if (const auto snap = walking::snap_to_network(network, place, settings.snap_maximum))
      placed.snaps.push_back(*snap);
    else
      refuse(walking::snap_refusal(settings.snap_maximum));
  }
  return placed;
}

struct people_arrays {
  std::vector<geo::planar> places;
  std::vector<std::int64_t> people;
  std::vector<std::string> unit;
};

std::string smallest_unit(const layer::feature_table& table, std::size_t row) {
  for (const char* field : {"community_code", "street_code", "district_code"})
    if (table[field].has(row)) return std::string(table[field].text(row));
  return {};
}

people_arrays read_people(const layer_snapshot& points) {
  people_arrays arrays;
  const auto& people = points.table["people"];
  for (std::size_t row = 0; row < points.table.size(); ++row) {
    if (points.planar[row].is_none()) continue;
    arrays.places.push_back(points.planar[row].points().front());
    arrays.people.push_back(people.integer(row));
    arrays.unit.push_back(smallest_unit(points.table, row));
  }
  return arrays;
}

struct circle_search {
  walking::walk_network network;
  placed_facilities facilities;
  service_circles result;
};

circle_search search_circles(const district_snapshot& district, const walk_options& options,
                             const task& progress) {
  circle_search search{network_of(district, walking::direction::towards), {}, {}};
  service_circles& result = search.result;
  result.settings = resolve(options);
  search.facilities = place_facilities(district.at("facilities"), search.network, result.settings);
  result.facilities = search.facilities.count;
  result.refused = search.facilities.refused;
  if (result.facilities == 0) {
    throw error(error_code::bad_input, "facilities",
                {"没有类别为 " + result.settings.category + " 的设施",
                 "there is no facility of category " + result.settings.category},
                {"请先导入设施，或用 --category 选择其他类别",
                 "import facilities first, or choose another one with --category"});
  }
  progress.throw_if_cancelled();
  const people_arrays people = read_people(district.at("population_points"));
  result.coverage =
      walking::cover(search.network, search.facilities.places, search.facilities.snaps,
                     {people.places, people.people, people.unit},
                     {result.settings.limit(), result.settings.radius, result.settings.snap_maximum});
  return search;
}

}  // namespace

service_circles compute_coverage(const district_snapshot& district, const walk_options& options,
                                 const task& progress) {
  return search_circles(district, options, progress).result;
}

service_circles compute_service_areas(const district_snapshot& district, const walk_options& options,
                                      const task& progress) {
  circle_search search = search_circles(district, options, progress);
  service_circles& result = search.result;
  progress.report({"生成服务区", "drawing the service areas"}, 1, 2);
  const auto reached = walking::reach(search.network, search.facilities.snaps, result.settings.limit());
  result.reached_lines = walking::part_lines(search.network, reached.parts);
  progress.throw_if_cancelled();
  result.area = geo::buffered_union(result.reached_lines, result.settings.area_width.value);
  result.radius = geo::disc_union(search.facilities.places, result.settings.radius.value);
  return std::move(search.result);
}

reach_report compute_reach(const district_snapshot& district, geo::lon_lat from,
                           const walk_options& options) {
  reach_report report;
  report.settings = resolve(options);
  const walking::walk_network network = network_of(district, walking::direction::away);
  const geo::planar place = geo::project(from, district.measuring);
  const auto start = walking::snap_to_network(network, place, report.settings.snap_maximum);
  if (!start) {
    throw error(error_code::bad_input, fmt::format("{},{}", from.x, from.y),
                walking::snap_refusal(report.settings.snap_maximum),
                {"请选择离道路更近的点，或用 --snap 放宽距离",
                 "choose a point nearer to a street, or allow more with --snap"});
  }
  report.reached = walking::reach(network, std::span(&*start, 1), report.settings.limit());
  report.start_edge = network.edge_ids[start->edge];
  for (const walking::node_reach& node : report.reached.nodes)
    report.node_ids.push_back(network.node_ids[node.node]);
  for (const walking::edge_part& part : report.reached.parts)
    report.edge_ids.push_back(network.edge_ids[part.edge]);
  return report;
}

}  // namespace greenward::workflow
