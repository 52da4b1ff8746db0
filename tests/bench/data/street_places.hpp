// Places in a street network, for facilities and for people.
#pragma once

#include "engine/geo/point.hpp"
#include "tests/bench/data/street_files.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::bench {

/// `count` middles of edges that a place there is put on.
[[nodiscard]] std::vector<geo::lon_lat> places_on_streets(const street_database& streets, std::size_t count,
                                                          std::uint64_t seed);

/// GeoJSON of care homes there, with their numbers as codes and names.
[[nodiscard]] std::string care_homes_geojson(const std::vector<geo::lon_lat>& places);

/// GeoJSON of population points there, with 1 to 60 people each.
[[nodiscard]] std::string people_geojson(const std::vector<geo::lon_lat>& places);

}  // namespace greenward::bench
