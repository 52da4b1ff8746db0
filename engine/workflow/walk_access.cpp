#include "engine/workflow/walk_access.hpp"

#include "engine/geo/geometry_distance.hpp"
#include "engine/geo/measure.hpp"
#include "engine/workflow/walk_entrances.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace greenward::workflow {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// `snaps_of(row)`: where a feature that has a place meets the network.
template <class SnapsOf>
served_places places_in(const district_snapshot& district, const char* layer, SnapsOf snaps_of) {
  const layer_snapshot& from = district.at(layer);
  served_places places;
  places.layer = layer;
  for (std::uint32_t row = 0; row < from.table.size(); ++row) {
    if (from.planar[row].is_none()) continue;
    const auto index = static_cast<std::uint32_t>(places.rows.size());
    const std::vector<walking::snap> snaps = snaps_of(row);
    places.rows.push_back(row);
    places.places.push_back(geo::representative_point(from.planar[row]));
    places.on_network.push_back(snaps.empty() ? 0 : 1);
    places.snaps.insert(places.snaps.end(), snaps.begin(), snaps.end());
    places.of_snap.insert(places.of_snap.end(), snaps.size(), index);
  }
  return places;
}

served_places people_in(const district_snapshot& district, const walking::walk_network& network,
                        metres snap_maximum) {
  const geo::planar_geometry& points = district.at("population_points").planar;
  return places_in(district, "population_points", [&](std::uint32_t row) {
    const auto snap = walking::snap_to_network(network, geo::representative_point(points[row]), snap_maximum);
    return snap ? std::vector{*snap} : std::vector<walking::snap>();
  });
}

served_places buildings_in(const district_snapshot& district, const walking::walk_network& network,
                           metres snap_maximum) {
  const building_placer placer(district, network, snap_maximum);
  return places_in(district, "buildings", [&](std::uint32_t row) { return placer.snaps(row); });
}

/// Only what each facility's own limit allows.
walking::reach_matrix within_limits(const walking::reach_matrix& matrix, const std::vector<metres>& limits) {
  walking::reach_matrix kept;
  for (std::size_t f = 0; f < matrix.facility_count(); ++f) {
    for (std::uint32_t k = matrix.first[f]; k < matrix.first[f + 1]; ++k) {
      if (matrix.metres[k] > limits[f].value) continue;
      kept.place.push_back(matrix.place[k]);
      kept.metres.push_back(matrix.metres[k]);
    }
    kept.first.push_back(static_cast<std::uint32_t>(kept.place.size()));
  }
  return kept;
}

void reach_places(served_places& places, const walking::walk_network& network,
                  const facilities_on_network& facilities) {
  metres farthest(0);
  for (const metres limit : facilities.limits) farthest = std::max(farthest, limit);
  places.matrix = within_limits(
      walking::make_reach_matrix(
          network,
          {facilities.snaps, facilities.of_snap, facilities.rows.size(), places.snaps, places.of_snap},
          farthest),
      facilities.limits);
  places.facilities_within.assign(places.rows.size(), 0);
  for (const std::uint32_t place : places.matrix.place) ++places.facilities_within[place];
}

/// As the crow flies: from a facility's point, from a park's outline.
void draw_circles(served_places& places, const district_snapshot& district,
                  const facilities_on_network& facilities) {
  std::vector<geo::planar_box> boxes;
  for (const geo::planar p : places.places) boxes.push_back({p, p});
  const index::packed_rtree tree(boxes);
  places.in_radius.assign(places.places.size(), 0);
  const geo::planar_geometry& shapes = district.at(facilities.layer).planar;
  for (std::size_t f = 0; f < facilities.rows.size(); ++f) {
    const geo::planar_view shape = shapes[facilities.rows[f]];
    const bool outline = shape.kind() == geo::geometry_kind::polygon;
    const double radius = facilities.radii[f].value;
    const geo::planar at = facilities.places[f];
    const geo::planar_box window = outline ? shape.box() : geo::planar_box{at, at};
    tree.visit_window(window.expanded(radius), [&](std::uint32_t place) {
      const double apart =
          outline ? geo::distance(shape, places.places[place]) : geo::distance(at, places.places[place]);
      if (apart <= radius) places.in_radius[place] = 1;
    });
  }
}

}  // namespace

const std::array<counted_group, 6>& counted_groups() {
  static const std::array<counted_group, 6> groups{{{"people", {"常住人口", "People"}},
                                                    {"people_60", {"60岁及以上", "Aged 60 and over"}},
                                                    {"people_65", {"65岁及以上", "Aged 65 and over"}},
                                                    {"people_80", {"80岁及以上", "Aged 80 and over"}},
                                                    {"households", {"户数", "Households"}},
                                                    {"", {"建筑", "Buildings"}}}};
  return groups;
}

const served_places& walk_access::places_of(const counted_group& group) const {
  return *group.field == '\0' ? buildings : people;
}

std::vector<double> walk_access::counts_of(const counted_group& group) const {
  const served_places& places = places_of(group);
  if (&places == &buildings) return std::vector<double>(places.rows.size(), 1);
  const layer::column& column = district->at(places.layer).table[group.field];
  std::vector<double> counts;
  counts.reserve(places.rows.size());
  for (const std::uint32_t row : places.rows)
    counts.push_back(column.has(row) ? column.number(row) : kUnknown);
  return counts;
}

std::vector<std::string> walk_access_layers() {
  std::vector<std::string> layers = walking_layers();
  layers.emplace_back("admin_units");
  return layers;
}

prepared_access prepare_access(std::shared_ptr<const district_snapshot> district, const walk_options& options,
                               std::optional<date> day) {
  prepared_access prepared;
  walk_access& access = prepared.access;
  access.settings = resolve(options);
  walk_ground ground = prepare_ground(*district, walking::direction::towards, access.settings);
  prepared.network = std::move(ground.network);
  const walking::walk_network& network = prepared.network;
  access.ground = ground.notes;
  access.provenance =
      provenance_of(network, walking::direction::towards, access.settings, day, district->info.notice);
  access.facilities = place_facilities(*district, network, access.settings);
  access.people = people_in(*district, network, access.settings.snap_maximum);
  access.buildings = buildings_in(*district, network, access.settings.snap_maximum);
  access.district = std::move(district);
  return prepared;
}

void search_access(prepared_access& prepared) {
  walk_access& access = prepared.access;
  for (served_places* const places : {&access.people, &access.buildings}) {
    reach_places(*places, prepared.network, access.facilities);
    draw_circles(*places, *access.district, access.facilities);
  }
}

walk_access compute_access(std::shared_ptr<const district_snapshot> district, const walk_options& options,
                           std::optional<date> day) {
  prepared_access prepared = prepare_access(std::move(district), options, day);
  search_access(prepared);
  return std::move(prepared.access);
}

}  // namespace greenward::workflow
