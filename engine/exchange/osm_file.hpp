// OpenStreetMap extracts: roads, walking network, parks, buildings, facilities, entrances.
#pragma once

#include "engine/base/task.hpp"
#include "engine/geo/point.hpp"
#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace greenward::exchange {

struct osm_refusal {
  std::string object;  ///< "way/1234"
  std::string layer;   ///< the layer it would have gone to
  bilingual reason;
};

struct osm_extract {
  /// roads, walk_edges, walk_nodes, parks, buildings, facilities, entrances
  std::vector<layer::feature_table> tables;
  std::vector<osm_refusal> refused;
  std::size_t merged_stops = 0;  ///< of the refused: platforms of bus stops that are there already
  std::int64_t nodes = 0, ways = 0, relations = 0;  ///< objects read
};

/// Reads .osm.pbf, .osm.gz, .osm.bz2 or .osm. Walking network: ways open to foot traffic by the access rules
/// of the OSM wiki (highway defaults; foot, then access; sidewalk-only ways, steps, crossings, platforms,
/// pedestrian areas' outlines; private and motorways excluded), split at every node that two of them share or
/// where one ends; length_m is geodesic. Closed ways and multipolygon relations become polygons (libosmium's
/// assembler). Bus stops are written once each: see bus_stop_list. Entrances go with the building or facility
/// whose outline they are on. `clip`: keeps what intersects the box. Throws error{bad_input}: missing,
/// truncated or foreign file.
[[nodiscard]] osm_extract read_osm(const std::filesystem::path& file, const layer::catalogue& catalogue,
                                   std::optional<geo::lon_lat_box> clip, const task& progress);

}  // namespace greenward::exchange
