// Bus stops, each once: OpenStreetMap has the pole, the platform or both.
#pragma once

#include "engine/exchange/osm_rows.hpp"
#include "engine/geo/geometry_column.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace greenward::exchange {

/// A platform belongs to a pole this near to it. The two sides of a street have one name and lie farther
/// apart.
inline constexpr double kOneStopMetres = 5;

/// An object that is no row of its own.
struct left_out_stop {
  std::string object;  ///< "way/1234"
  bilingual reason;
  bool merged = false;  ///< into another stop; otherwise it is none at all
};

/// Collects poles (highway=bus_stop) and platforms, then writes each stop once. A platform is the same stop
/// as the nearest pole within kOneStopMetres of its outline, unless their names or their refs (local_ref,
/// ref) are both stated and differ; a line or an area may also be the same as a platform node. A stop takes
/// one platform node and one line or area at most: two platforms at one pole are two stops. A stop without a
/// name takes its platform's. A platform that does not say which vehicles call there is no bus stop if a stop
/// of trams or trains is as near and its pole, if any, farther away.
class bus_stop_list {
 public:
  /// `shape`: one feature; `place`: where the row's point goes. Precondition: is_bus_stop(*object.tags).
  void add(const osm_object& object, geo::geographic_view shape, geo::lon_lat place);
  /// Where trams or trains stop.
  void add_rail_stop(geo::lon_lat place) { rail_stops_.push_back(place); }

  /// Appends the stops to `facilities`: poles, then platform nodes, then other platforms, each in the order
  /// added. Once. O(n log n) if the stops do not all lie in one place.
  [[nodiscard]] std::vector<left_out_stop> write(layer::feature_table& facilities);

 private:
  enum class form : std::uint8_t { pole, platform_node, platform_outline };
  struct stop {
    std::string type;
    std::int64_t id = 0;
    std::string name, ref, start_date;
    form is = form::pole;
    bool says_bus = true;
    geo::geographic_geometry shape;
    geo::lon_lat place;

    [[nodiscard]] std::string label() const { return type + "/" + std::to_string(id); }
    [[nodiscard]] bool may_be(const stop& other) const;
  };
  struct near_pair;

  [[nodiscard]] std::vector<near_pair> near_pairs(form joining) const;
  [[nodiscard]] std::vector<double> metres_to_rail(form joining) const;
  void join(form joining, std::vector<left_out_stop>& left_out);
  void merge(std::size_t platform, std::size_t into, std::vector<left_out_stop>& left_out);

  std::vector<stop> stops_;
  std::vector<std::size_t> kept_;  ///< rows, as indices into stops_
  std::vector<geo::lon_lat> rail_stops_;
};

}  // namespace greenward::exchange
