// Who lives within reach of a facility, by the streets and as the crow flies.
#pragma once

#include "engine/base/units.hpp"
#include "engine/geo/point.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::walking {

/// Places with people, struct-of-arrays, all of the same length n.
struct population {
  std::span<const geo::planar> places;
  std::span<const std::int64_t> people;
  std::span<const std::string> unit;  ///< statistical code of the place's smallest unit; "" = not known
};

struct population_sums {
  std::int64_t people = 0;
  std::int64_t within = 0;         ///< by the streets
  std::int64_t within_radius = 0;  ///< by the plain circle
  std::int64_t unplaced = 0;       ///< people whose place could not be put on the network: not within
};

struct unit_coverage {
  std::string code;
  population_sums sums;
};

struct coverage_result {
  population_sums total;
  std::vector<unit_coverage> units;  ///< by code
  std::vector<double> place_metres;  ///< n: to the nearest facility; infinity = not within the limit
  std::vector<std::uint32_t>
      place_facility;  ///< n: index into `facilities`, valid where the metres are finite
  std::vector<std::uint8_t> place_in_radius;  ///< n
};

struct coverage_limits {
  metres network;
  metres radius;
  metres snap_maximum;
};

/// `facilities`: all of them, for the radius; `snaps`: those of them that are on the network.
[[nodiscard]] coverage_result cover(const walk_network& network, std::span<const geo::planar> facilities,
                                    std::span<const snap> snaps, const population& people,
                                    const coverage_limits& limits);

}  // namespace greenward::walking
