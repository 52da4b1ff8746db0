// A district ready to be walked: the network, the facilities of a category on it, and the people.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk_settings.hpp"

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

/// The facilities of a category, or the parks. Those without a position, or too far from the network, are
/// refused.
struct facilities_on_network {
  std::string layer = "facilities";  ///< or "parks"
  std::vector<std::uint32_t> rows;   ///< n: of that layer; those that have a position
  std::vector<geo::planar> places;   ///< n
  /// n: how far each serves, by the streets and as the crow flies; a park by its size, 0 if it is too small.
  std::vector<metres> limits, radii;
  std::vector<walking::snap> snaps;  ///< m: where they are entered from the network; a park may have several
  std::vector<std::uint32_t> of_snap;  ///< m: index into `rows`
  std::vector<refusal> refused;
  std::size_t count = 0;  ///< of the category, refused ones included
};

/// The rows of population_points that have a position, struct-of-arrays.
struct people_places {
  std::vector<std::uint32_t> rows;
  std::vector<geo::planar> places;
  std::vector<std::int64_t> people;
  std::vector<std::string> unit;  ///< statistical code of the smallest unit; "" = not known
};

/// The network as the district's walk_edges give it. Throws error{bad_input} if there are none.
[[nodiscard]] walking::walk_network network_of(const district_snapshot& district,
                                               walking::direction direction);

/// Throws error{bad_input} if the district has none of the category. kParkCategory gives place_parks().
[[nodiscard]] facilities_on_network place_facilities(const district_snapshot& district,
                                                     const walking::walk_network& network,
                                                     const walk_settings& settings);

/// Parks are entered where a walk edge crosses their outline; without one, from every edge that runs along it (rule
/// park.open_distance), or else from the nearest. By their
/// area (rule pack green) they serve 500 m, 300 m or nothing at all.
[[nodiscard]] facilities_on_network place_parks(const district_snapshot& district,
                                                const walking::walk_network& network,
                                                const walk_settings& settings);

[[nodiscard]] people_places read_people(const district_snapshot& district);

}  // namespace greenward::workflow
