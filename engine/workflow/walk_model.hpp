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

/// The facilities of a category. A facility whose code stands in the layer entrances meets the network at
/// each of them, any other at its own place. Those without a position, or without a way onto the network, are
/// refused.
struct facilities_on_network {
  std::vector<std::uint32_t> rows;     ///< n: of the layer facilities; those that have a position
  std::vector<geo::planar> places;     ///< n: the facility's own, or else its first entrance
  std::vector<walking::snap> snaps;    ///< m: where facilities meet the network
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

/// Throws error{bad_input} if the district has none of the category.
[[nodiscard]] facilities_on_network place_facilities(const district_snapshot& district,
                                                     const walking::walk_network& network,
                                                     const walk_settings& settings);

[[nodiscard]] people_places read_people(const district_snapshot& district);

}  // namespace greenward::workflow
