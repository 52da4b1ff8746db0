// A district ready to be walked: the network, the facilities of a category on it, and the people.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"
#include "engine/workflow/walk_ground.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that the walking verbs read.
[[nodiscard]] std::vector<std::string> walking_layers();

struct refusal {
  feature_id id;
  std::string name;
  bilingual reason;
};

/// The facilities of a category, or the parks. A facility whose code stands in the layer entrances meets the
/// network at each of them, any other at its own place. Those without a position, or without a way onto the
/// network, are refused.
struct facilities_on_network {
  std::string layer = "facilities";  ///< or "parks"
  std::vector<std::uint32_t> rows;   ///< n: of that layer; those that have a position
  std::vector<geo::planar> places;   ///< n: the facility's own, or else its first entrance
  /// n: how far each serves, by the streets and as the crow flies; a park by its size.
  std::vector<metres> limits, radii;
  std::vector<walking::snap> snaps;    ///< m: where they meet the network; one may have several
  std::vector<std::uint32_t> of_snap;  ///< m: index into `rows`, ascending
  std::vector<refusal> refused;
  std::vector<refusal>
      refused_entrances;  ///< of facilities that have another one; ids of the layer entrances
  std::size_t count = 0;  ///< of the category, refused ones included
};

/// The rows of population_points that have a position, struct-of-arrays.
struct people_places {
  std::vector<std::uint32_t> rows;
  std::vector<geo::planar> places;
  std::vector<std::int64_t> people;
  std::vector<std::string> unit;  ///< statistical code of the smallest unit; "" = not known
};

/// Throws error{bad_input} if the district has none of the category. kParkCategory gives place_parks().
[[nodiscard]] facilities_on_network place_facilities(const district_snapshot& district,
                                                     const walking::walk_network& network,
                                                     const walk_settings& settings);

/// Parks are entered where a walk edge crosses their outline; without one, from every edge that runs along it
/// (rule park.open_distance), or else from the nearest. By their area (rule pack green) they serve 500 m, 300
/// m or nothing at all.
[[nodiscard]] facilities_on_network place_parks(const district_snapshot& district,
                                                const walking::walk_network& network,
                                                const walk_settings& settings);

[[nodiscard]] people_places read_people(const district_snapshot& district);

}  // namespace greenward::workflow
