#include "engine/workflow/service_bands.hpp"

#include "engine/base/error.hpp"
#include "engine/base/parallel.hpp"
#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/geo/overlay.hpp"
#include "engine/walking/area.hpp"
#include "engine/walking/simplified_area.hpp"
#include "engine/walking/witness.hpp"
#include "engine/workflow/walk_entrances.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward::workflow {

namespace {

/// Places and what they stand for, on the network.
struct placed_people {
  people_places places;
  std::vector<std::optional<walking::snap>> snaps;  ///< n
};

placed_people place_people_points(const district_snapshot& district, const walking::walk_network& network,
                                  metres maximum) {
  placed_people placed{read_people(district), {}};
  for (const geo::planar& p : placed.places.places)
    placed.snaps.push_back(walking::snap_to_network(network, p, maximum));
  return placed;
}

std::vector<double> rising_minutes(const band_options& options) {
  std::vector<double> minutes = options.minutes;
  if (minutes.empty()) minutes.push_back(resolve(options.walk).minutes);
  for (const double m : minutes)
    if (!(m > 0) || !std::isfinite(m))
      throw error(error_code::usage, fmt::format("{}", m), {"分钟数必须大于零", "minutes must be above zero"},
                  {"例如 --minutes 5,10,15", "for example --minutes 5,10,15"});
  std::ranges::sort(minutes);
  minutes.erase(std::unique(minutes.begin(), minutes.end()), minutes.end());
  return minutes;
}

/// What all bands are made from.
struct band_ground {
  const walking::walk_network& network;
  const walk_settings& settings;
  std::vector<double> minutes;
  std::vector<metres> limits;
  placed_people people;
  std::vector<geo::planar> buildings;
  std::vector<std::vector<walking::snap>> building_snaps;  ///< n_building: at its entrances
  metres simplify;
};

std::int64_t people_within(const band_ground& ground, const walking::reach_result& reached, metres limit) {
  std::vector<walking::snap> snaps;
  std::vector<std::int64_t> people;
  for (std::size_t i = 0; i < ground.people.snaps.size(); ++i) {
    if (!ground.people.snaps[i]) continue;
    snaps.push_back(*ground.people.snaps[i]);
    people.push_back(ground.people.places.people[i]);
  }
  const auto costs = walking::costs_of_places(ground.network, reached, snaps, limit);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < costs.size(); ++i)
    if (std::isfinite(costs[i].metres)) sum += people[i];
  return sum;
}

/// Buildings from which nobody gets to a facility within the limit, those off the network included.
std::vector<geo::planar> unreached_buildings(const band_ground& ground, std::span<const walking::snap> from,
                                             metres limit) {
  const walking::witness_search search(ground.network, from, limit);
  std::vector<geo::planar> unreached;
  const auto reaches = [&](const walking::snap& at) { return search.from(at).has_value(); };
  for (std::size_t b = 0; b < ground.buildings.size(); ++b)
    if (std::ranges::none_of(ground.building_snaps[b], reaches)) unreached.push_back(ground.buildings[b]);
  return unreached;
}

std::vector<walking::reach_result> reach_limits(const band_ground& ground,
                                                std::span<const walking::snap> from) {
  std::vector<walking::reach_result> reached;
  for (const metres limit : ground.limits) reached.push_back(walking::reach(ground.network, from, limit));
  return reached;
}

/// The bands of one group of facilities, without its name.
std::vector<service_band> bands_of(const band_ground& ground, std::span<const walking::snap> from) {
  const auto reached = reach_limits(ground, from);
  auto areas = walking::nested_bands(ground.network, ground.limits, reached, ground.settings.area_width);
  if (ground.simplify.value > 0) {
    for (std::size_t k = 0; k < areas.size(); ++k) {
      const auto unreached = unreached_buildings(ground, from, ground.limits[k]);
      areas[k].area = walking::simplified_area(
          areas[k].area, {ground.simplify, ground.settings.area_width, areas[k].lines, unreached});
    }
    walking::nest(areas);
  }
  std::vector<service_band> bands;
  for (std::size_t k = 0; k < areas.size(); ++k)
    bands.push_back({ground.minutes[k],
                     ground.limits[k],
                     feature_id(0),
                     {},
                     std::move(areas[k].lines),
                     std::move(areas[k].area),
                     people_within(ground, reached[k], ground.limits[k])});
  return bands;
}

std::vector<service_band> bands_of_each(const band_ground& ground, const facilities_on_network& placed,
                                        const layer::feature_table& facilities) {
  std::vector<std::vector<service_band>> each(placed.snaps.size());
  parallel_for(each.size(), 1, [&](std::size_t f, std::size_t) {
    each[f] = bands_of(ground, std::span(placed.snaps).subspan(f, 1));
  });
  std::vector<service_band> bands;
  for (std::size_t f = 0; f < each.size(); ++f) {
    const std::uint32_t row = placed.rows[placed.of_snap[f]];
    for (service_band& band : each[f]) {
      band.facility = facilities.ids()[row];
      band.facility_name = facilities["name"].text(row);
      bands.push_back(std::move(band));
    }
  }
  return bands;
}

walking::certificate certify(const band_ground& ground, const facilities_on_network& placed,
                             const district_snapshot& district) {
  std::vector<walking::certified_facility> facilities;
  const layer::feature_table& table = district.at(placed.layer).table;
  for (const std::uint32_t index : placed.of_snap) {
    const std::uint32_t row = placed.rows[index];
    facilities.push_back({table.ids()[row].value, std::string(table["name"].text(row)), 0, 0, 0});
  }
  const layer::feature_table& points = district.at("population_points").table;
  std::vector<std::int64_t> ids;
  std::vector<geo::lon_lat> places, snap_points;
  for (std::size_t i = 0; i < ground.people.snaps.size(); ++i) {
    ids.push_back(points.ids()[ground.people.places.rows[i]].value);
    places.push_back(geo::unproject(ground.people.places.places[i], district.measuring));
    const auto& at = ground.people.snaps[i];
    snap_points.push_back(at ? geo::unproject(at->point, district.measuring) : geo::lon_lat());
  }
  const auto reached = reach_limits(ground, placed.snaps);
  const walking::witness_search search(ground.network, placed.snaps, ground.limits.back());
  return walking::make_certificate(
      ground.network, search, facilities, {ground.limits, reached},
      {ids, ground.people.places.people, places, ground.people.snaps, snap_points});
}

void add_header(service_bands& result) {
  const walk_settings& settings = result.circles.settings;
  std::string refused;
  for (const refusal& r : result.circles.refused)
    refused += fmt::format("{}{} {}: {}", refused.empty() ? "" : "; ", r.id.value, r.name, r.reason.en);
  result.certificate.header = {{"network_version", result.provenance.network_version},
                               {"profile", settings.category},
                               {"direction", "towards the facility"},
                               {"speed_m_per_s", fmt::format("{}", settings.speed.value)},
                               {"snap_maximum_m", fmt::format("{}", settings.snap_maximum.value)},
                               {"rule_pack", result.provenance.rule_pack},
                               {"unverified", result.provenance.unverified},
                               {"date", result.provenance.date},
                               {"facilities_refused", refused},
                               {"notice", result.provenance.notice}};
}

void place_buildings(band_ground& ground, const district_snapshot& district) {
  const layer_snapshot& buildings = district.at("buildings");
  const building_placer placer(district, ground.network, ground.settings.snap_maximum);
  for (std::uint32_t row = 0; row < buildings.table.size(); ++row) {
    if (buildings.planar[row].is_none()) continue;
    ground.buildings.push_back(geo::representative_point(buildings.planar[row]));
    ground.building_snaps.push_back(placer.snaps(row));
  }
}

}  // namespace

std::vector<std::string> band_layers() {
  std::vector<std::string> layers = walking_layers();
  layers.emplace_back("admin_units");
  return layers;
}

service_bands compute_service_bands(const district_snapshot& district, const band_options& options,
                                    std::optional<date> day, const task& progress) {
  const std::vector<double> minutes = rising_minutes(options);
  walk_options walk = options.walk;
  if (!options.minutes.empty()) walk.minutes = minutes.back();
  circle_search search = search_circles(district, walk, progress);
  service_bands result{std::move(search.result), {}, {}, {}};
  const walk_settings& settings = result.circles.settings;
  const walking::walk_network& network = search.network;
  const facilities_on_network& placed = search.facilities;
  result.provenance = result.circles.provenance;
  if (day) result.provenance.date = format_date(*day);
  band_ground ground{
      network, settings, minutes,         {}, place_people_points(district, network, settings.snap_maximum),
      {},      {},       options.simplify};
  for (const double m : minutes) ground.limits.push_back(settings.speed * greenward::minutes(m));
  if (options.simplify.value > 0) place_buildings(ground, district);
  progress.report({"生成服务区", "drawing the service areas"}, 1, 2);
  result.bands = options.grouping == area_grouping::together
                     ? bands_of(ground, placed.snaps)
                     : bands_of_each(ground, placed, district.at(placed.layer).table);
  progress.throw_if_cancelled();
  result.circles.radius = geo::disc_union(placed.places, settings.radius.value);
  result.certificate = certify(ground, placed, district);
  add_header(result);
  return result;
}

}  // namespace greenward::workflow
