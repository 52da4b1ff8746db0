// What an OpenStreetMap object is in the district's own code lists.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/exchange/osm_tags.hpp"
#include "engine/layer/schema.hpp"

#include <optional>
#include <string_view>

namespace greenward::exchange {

/// A code of `classes` (the list road_class, whose aliases name the values of `highway`), static or in the
/// list; "" if the way is no road: no `highway`, a platform, an area of services, planned or gone.
[[nodiscard]] std::string_view road_class_of(const osm_tags& way, const layer::code_list& classes);

struct osm_park {
  std::string_view park_kind;        ///< a code of park_kind; "" = OSM does not say which class of park
  std::optional<bilingual> refused;  ///< a garden or ground that is not open to the public
};
[[nodiscard]] std::optional<osm_park> park_of(const osm_tags& area);

/// A code of building_use ("unknown" for building=yes); nullopt = no building.
[[nodiscard]] std::optional<std::string_view> building_use_of(const osm_tags& area);

struct osm_facility {
  std::string_view category, kind;   ///< codes of facility_category and facility_kind
  std::optional<bilingual> refused;  ///< a sports ground, pool or bus stop not open to the public
};
/// Stops of buses, by their pole (highway=bus_stop) or platform (highway or public_transport = platform),
/// unless the platform is said to be for trains, trams, ferries or cable cars alone. Where only vehicles halt
/// (public_transport=stop_position) is none.
[[nodiscard]] bool is_bus_stop(const osm_tags& object);
/// The pole of a bus stop, or a platform that says buses call there.
[[nodiscard]] bool names_buses(const osm_tags& object);
/// Where trams or trains call, or halt.
[[nodiscard]] bool is_rail_stop(const osm_tags& node);

/// Homes and services for the old, hospitals, clinics and doctors (pharmacies are not facilities), schools
/// and kindergartens, libraries and other culture, sport, bus stops. The first that fits, in this order.
[[nodiscard]] std::optional<osm_facility> facility_of(const osm_tags& object);

}  // namespace greenward::exchange
