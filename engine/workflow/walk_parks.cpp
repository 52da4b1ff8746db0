// Parks as facilities: see walk_model.hpp.
#include "engine/base/error.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/segment.hpp"
#include "engine/index/nearest_feature.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/walk_model.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::workflow {

namespace {

/// How far a park serves by its size; 0 = it is too small.
metres reach_of_park(double area, const layer::rule_pack& green) {
  const auto value = [&](const char* key) { return green.at(key).value; };
  if (area >= value("park.large.area")) return metres(value("park.large.radius"));
  if (area >= value("park.small.area")) return metres(value("park.small.radius"));
  return metres(0);
}

bool is_open(const walking::walk_network& network, std::uint32_t edge) {
  return network.access[edge] == walking::edge_access::open && !(*network.lines)[edge].is_none();
}

/// Every place where a walk edge crosses the outline.
std::vector<walking::snap> gates_of(geo::planar_view park, const walking::walk_network& network) {
  std::vector<walking::snap> gates;
  const auto cross = [&](std::uint32_t edge, geo::planar c, geo::planar d) {
    const auto line = (*network.lines)[edge].points();
    for (std::size_t i = 1; i < line.size(); ++i) {
      const geo::shared_points shared = geo::segment_intersection(line[i - 1], line[i], c, d);
      for (std::size_t k = 0; k < shared.count; ++k) {
        walking::snap& gate = gates.emplace_back(walking::snap_to_edge(network, edge, shared.points.at(k)));
        gate.access = metres(0);
      }
    }
  };
  for (std::size_t part = 0; part < park.part_count(); ++part) {
    const auto shell = park.ring(part, 0);
    for (std::size_t i = 1; i < shell.size(); ++i) {
      network.edge_boxes->visit_window(geo::segment_box(shell[i - 1], shell[i]), [&](std::uint32_t edge) {
        if (is_open(network, edge)) cross(edge, shell[i - 1], shell[i]);
      });
    }
  }
  return gates;
}

walking::snap entrance_from(geo::planar_view park, const walking::walk_network& network, std::uint32_t edge) {
  const geo::closest_points points = geo::nearest_points(park, (*network.lines)[edge]);
  walking::snap entrance = walking::snap_to_edge(network, edge, points.on_b);
  entrance.access = metres(points.distance);
  return entrance;
}

std::vector<std::uint8_t> open_edges(const walking::walk_network& network) {
  std::vector<std::uint8_t> open(network.edge_count(), 0);
  for (std::uint32_t edge = 0; edge < open.size(); ++edge) open[edge] = is_open(network, edge) ? 1 : 0;
  return open;
}

/// Where no edge crosses the outline: from every edge that runs along it, or else from the nearest one.
std::vector<walking::snap> open_sides(geo::planar_view park, const walking::walk_network& network,
                                      metres along, metres maximum) {
  std::vector<walking::snap> entrances;
  network.edge_boxes->visit_window(park.box().expanded(along.value), [&](std::uint32_t edge) {
    if (is_open(network, edge) && geo::within_distance(park, (*network.lines)[edge], along))
      entrances.push_back(entrance_from(park, network, edge));
  });
  std::ranges::sort(entrances, {}, &walking::snap::edge);
  if (!entrances.empty()) return entrances;
  const auto nearest =
      index::find_nearest(park, {*network.lines, *network.edge_boxes}, open_edges(network), maximum);
  if (nearest) entrances.push_back(entrance_from(park, network, nearest->row));
  return entrances;
}

}  // namespace

facilities_on_network place_parks(const district_snapshot& district, const walking::walk_network& network,
                                  const walk_settings& settings) {
  const layer_snapshot& parks = district.at("parks");
  const layer::rule_pack& green = program_environment().pack("green");
  facilities_on_network placed;
  placed.layer = "parks";
  placed.count = parks.table.size();
  if (placed.count == 0)
    throw error(error_code::bad_input, "parks", {"没有公园", "there are no parks"},
                {"请先导入公园图层", "import that layer first"});
  for (std::uint32_t row = 0; row < parks.table.size(); ++row) {
    const auto refuse = [&](bilingual reason) {
      placed.refused.push_back(
          {parks.table.ids()[row], std::string(parks.table["name"].text(row)), std::move(reason)});
    };
    const geo::planar_view outline = parks.planar[row];
    if (outline.kind() != geo::geometry_kind::polygon) {
      refuse({"没有轮廓", "it has no outline"});
      continue;
    }
    const metres reach = reach_of_park(geo::area(outline).value, green);
    if (!(reach.value > 0)) {
      refuse({"面积太小，不计服务半径", "it is too small to serve a circle"});
      continue;
    }
    std::vector<walking::snap> entrances = gates_of(outline, network);
    if (entrances.empty())
      entrances = open_sides(outline, network, settings.open_distance, settings.snap_maximum);
    if (entrances.empty())
      refuse({fmt::format("轮廓 {:.0f} 米内没有可通行的步行路段", settings.snap_maximum.value),
              fmt::format("no open walk edge within {:.0f} m of its outline", settings.snap_maximum.value)});
    const auto index = static_cast<std::uint32_t>(placed.rows.size());
    placed.rows.push_back(row);
    placed.places.push_back(geo::representative_point(outline));
    placed.limits.push_back(reach);
    placed.radii.push_back(reach);
    placed.snaps.insert(placed.snaps.end(), entrances.begin(), entrances.end());
    placed.of_snap.insert(placed.of_snap.end(), entrances.size(), index);
  }
  return placed;
}

}  // namespace greenward::workflow
