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

/// The facilities of a category. Those without a position, or too far from the network, are refused.
struct facilities_on_network {
  std::vector<std::uint32_t> rows;     ///< n: of the layer facilities; those that have a position
  std::vector<geo::planar> places;     ///< n
  std::vector<walking::snap> snaps;    ///< m <= n: those on the network
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

/// Throws error{bad_input} if the district has none of the category.
[[nodiscard]] facilities_on_network place_facilities(const district_snapshot& district,
                                                     const walking::walk_network& network,
                                                     const walk_settings& settings);

[[nodiscard]] people_places read_people(const district_snapshot& district);

}  // namespace greenward::workflow
