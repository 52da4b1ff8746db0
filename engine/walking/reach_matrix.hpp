// What every facility reaches, place by place: the table that overlaps, catchments and siting are made from.
#pragma once

#include "engine/base/units.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::walking {

/// Compressed rows: facility f reaches the places place[first[f]] ... place[first[f + 1] - 1], ascending,
/// each at the metres beside it (both access ways included).
struct reach_matrix {
  std::vector<std::uint32_t> first{0};  ///< n_facility + 1
  std::vector<std::uint32_t> place;
  std::vector<double> metres;

  [[nodiscard]] std::size_t facility_count() const { return first.size() - 1; }
};

/// Where facilities and places meet the network. Both may have several entrances; the nearest counts.
struct matrix_input {
  std::span<const snap> entrances;
  std::span<const std::uint32_t> facility_of;  ///< n_entrance, each < n_facility
  std::size_t n_facility = 0;
  std::span<const snap> places;
  std::span<const std::uint32_t> place_of;  ///< n_snap of places: the place's number in the answer, ascending
};

/// One bounded search a facility, on all cores; the answer does not depend on how many there are. Places on
/// an edge that only one end leads to are found from that end. O(n_facility · k log k) in what each reaches.
[[nodiscard]] reach_matrix make_reach_matrix(const walk_network& network, const matrix_input& input,
                                             metres limit);

}  // namespace greenward::walking
