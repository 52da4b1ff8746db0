#include "engine/workflow/walk.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/overlay.hpp"
#include "engine/walking/area.hpp"

#include <fmt/format.h>

namespace greenward::workflow {

circle_search search_circles(const district_snapshot& district, const walk_options& options,
                             const task& progress) {
  const walk_settings settings = resolve(options);
  walk_ground ground = prepare_ground(district, walking::direction::towards, settings);
  circle_search search{std::move(ground.network), {}, {}};
  service_circles& result = search.result;
  result.settings = settings;
  result.ground = ground.notes;
  result.provenance =
      provenance_of(search.network, walking::direction::towards, result.settings, {}, district.info.notice);
  search.facilities = place_facilities(district, search.network, result.settings);
  result.facilities = search.facilities.count;
  result.refused = search.facilities.refused;
  result.refused_entrances = search.facilities.refused_entrances;
  progress.throw_if_cancelled();
  const people_places people = read_people(district);
  result.coverage =
      walking::cover(search.network, search.facilities.places, search.facilities.snaps,
                     {people.places, people.people, people.unit},
                     {result.settings.limit(), result.settings.radius, result.settings.snap_maximum});
  return search;
}

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
  result.area = walking::reached_area(result.reached_lines, result.settings.area_width);
  result.radius = geo::disc_union(search.facilities.places, result.settings.radius.value);
  return std::move(search.result);
}

reach_report compute_reach(const district_snapshot& district, geo::lon_lat from,
                           const walk_options& options) {
  reach_report report;
  report.settings = resolve(options);
  const walk_ground ground = prepare_ground(district, walking::direction::away, report.settings);
  const walking::walk_network& network = ground.network;
  report.ground = ground.notes;
  report.provenance =
      provenance_of(network, walking::direction::away, report.settings, {}, district.info.notice);
  const geo::planar place = geo::project(from, district.measuring);
  const auto start = walking::snap_to_network(network, place, report.settings.snap_maximum);
  if (!start) {
    throw error(error_code::bad_input, fmt::format("{},{}", from.x, from.y),
                walking::words_for(walking::why_not_on_network(network, place, report.settings.snap_maximum),
                                   report.settings.snap_maximum),
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
