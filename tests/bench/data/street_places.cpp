#include "tests/bench/data/street_places.hpp"

#include "engine/geo/crs.hpp"
#include "engine/geo/measure.hpp"
#include "engine/walking/snap.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk_ground.hpp"

#include <fmt/format.h>
#include <iterator>
#include <random>

namespace greenward::bench {

namespace {

constexpr std::size_t kMostPeople = 60;

/// `properties_of(i)`: the inside of the i-th feature's properties.
template <class Properties>
std::string points_geojson(const std::vector<geo::lon_lat>& places, Properties properties_of) {
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i < places.size(); ++i)
    fmt::format_to(std::back_inserter(text),
                   R"({}{{"type":"Feature","properties":{{{}}},)"
                   R"("geometry":{{"type":"Point","coordinates":[{:.9f},{:.9f}]}}}})",
                   i == 0 ? "\n" : ",\n", properties_of(i), places[i].x, places[i].y);
  return text + "\n]}\n";
}

}  // namespace

std::vector<geo::lon_lat> places_on_streets(const street_database& streets, std::size_t count,
                                            std::uint64_t seed) {
  const auto district = workflow::load_snapshot(streets.database, workflow::network_layers(), {});
  const auto ground = workflow::prepare_ground(*district, walking::direction::towards, workflow::resolve({}));
  const geo::planar_geometry& lines = district->at("walk_edges").planar;
  std::mt19937_64 random(seed);
  std::vector<geo::lon_lat> places;
  while (places.size() < count) {
    const geo::planar middle = geo::representative_point(lines[random() % lines.size()]);
    const auto found = walking::snap_to_network(ground.network, middle, metres(0.001));
    if (found) places.push_back(geo::unproject(middle, district->measuring));
  }
  return places;
}

std::string care_homes_geojson(const std::vector<geo::lon_lat>& places) {
  return points_geojson(places, [](std::size_t i) {
    return fmt::format(R"("code":"{0:02}","name":"{0:02}","category":"elderly_care")", i);
  });
}

std::string people_geojson(const std::vector<geo::lon_lat>& places) {
  return points_geojson(places,
                        [](std::size_t i) { return fmt::format(R"("people":{})", 1 + i % kMostPeople); });
}

}  // namespace greenward::bench
