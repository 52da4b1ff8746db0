// Sorts the objects of an extract into the district's layers; knows no file format.
#pragma once

#include "engine/exchange/osm_bus_stops.hpp"
#include "engine/exchange/osm_entrances.hpp"
#include "engine/exchange/osm_file.hpp"
#include "engine/exchange/osm_rows.hpp"
#include "engine/exchange/osm_walk_network.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace greenward::exchange {

/// A vertex whose node is not in the file has no point.
struct osm_node_ref {
  std::int64_t id = 0;
  std::optional<geo::lon_lat> point;
};

/// Fed in this order: all relations, then nodes, ways and areas as the file brings them, then finish().
/// Every object that belongs to a layer by its tags ends up in that layer or in `refused`; a line some of
/// whose nodes are missing is in both, with the stretches that are known. What lies outside `clip` is left
/// out.
class osm_collector {
 public:
  osm_collector(const layer::catalogue& catalogue, std::optional<geo::lon_lat_box> clip);

  void relation(const osm_object& object, std::span<const std::int64_t> member_ways);
  void node(const osm_object& object, std::optional<geo::lon_lat> point);
  void way(const osm_object& object, std::span<const osm_node_ref> nodes);
  /// A polygon made of a closed way or a relation; kind none = its rings could not be put together.
  /// `outline`: the nodes of its rings.
  void area(const osm_object& object, const geo::geographic_geometry& polygon,
            std::span<const std::int64_t> outline);
  void refuse(const osm_object& object, std::string_view layer, bilingual reason);

  [[nodiscard]] osm_extract finish();

 private:
  enum table_index : std::size_t { roads, walk_edges, walk_nodes, parks, buildings, facilities, entrances };
  struct line_candidate;

  void add_to_roads(const osm_object& object, const line_candidate& line);
  void add_to_walk(const osm_object& object, const line_candidate& line);
  void add_facility_at(const osm_object& object, const osm_facility& facility, geo::geographic_view shape,
                       geo::lon_lat place);
  /// A platform drawn as a line; false = it is none, or its place is not known.
  bool add_line_stop(const osm_object& object, const line_candidate& line);
  void refuse_lone_entrances();
  void expect_area(const osm_object& object, const line_candidate& line);
  void refuse_area(const osm_object& object, const bilingual& reason);
  void await_area(const osm_object& object);

  std::optional<geo::lon_lat_box> clip_;
  layer::code_list road_classes_;
  osm_extract extract_;
  walk_network network_;
  bus_stop_list bus_stops_;
  entrance_list entrances_;
  /// Areas that the tags promise and that have not come yet: object → the layers that wait for it.
  std::map<std::pair<std::string, std::int64_t>, std::vector<std::string>> awaited_;
  /// Ways that bound a pedestrian area and carry no `highway` of their own.
  struct walk_member {
    std::int64_t relation = 0;
    walk_way way;
    bool seen = false;
  };
  std::map<std::int64_t, walk_member> walk_members_;
};

}  // namespace greenward::exchange
