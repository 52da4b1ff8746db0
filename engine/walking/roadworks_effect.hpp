// Whom streets that are dug up cut off, and what finishing each work would give back.
#pragma once

#include "engine/base/task.hpp"
#include "engine/base/units.hpp"
#include "engine/walking/snap.hpp"
#include "engine/walking/walk_network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::walking {

/// Entrances of facilities that serve equally far.
struct served_entrances {
  metres limit{0};
  std::vector<snap> entrances;
  std::vector<std::uint32_t> facility;  ///< of each entrance: any number that the caller knows it by
};

/// The nearest facility that serves a place.
struct served_by {
  double metres = 0;           ///< infinity = none within its limit
  std::uint32_t facility = 0;  ///< valid where the metres are finite
};

struct roadworks_input {
  const walk_network& network;  ///< with nothing closed by the works
  std::span<const served_entrances> facilities;
  /// Where places meet the network, and which place each is of: one may have several, the nearest of which
  /// counts. A place that has none is off the network.
  std::span<const snap> snaps;
  std::span<const std::uint32_t> place_of;  ///< n_snap, each < n_place
  std::size_t n_place = 0;
  /// The edges that each work closes, each once.
  std::span<const std::vector<std::uint32_t>> works;
};

struct roadworks_effect {
  std::vector<std::uint8_t> closed;  ///< n_edge: by any work
  std::vector<served_by> before;     ///< n_place: nothing dug up
  /// n_place: nobody passes, but places on closed edges keep their access.
  std::vector<served_by> during;
  /// n_place: the same, and places and entrances on closed edges are not reached at all. Never less far than
  /// `during`: the truth lies between the two.
  std::vector<served_by> without_access;
  /// n_place: to the nearest facility whatever its limit, passing nowhere; infinity = no way at all.
  std::vector<served_by> however_far;
  /// n_work: places served before, and not if this work alone stood in the way.
  std::vector<std::vector<std::uint32_t>> cut_off_alone;
  /// n_work: places not served during, and served if this work alone were finished. What only several works
  /// together cut off is in nobody's list.
  std::vector<std::vector<std::uint32_t>> given_back;
};

/// Five searches of the network for each distinct limit and one without; then each work is told by what of
/// them changes around it. Throws error{cancelled} between works.
[[nodiscard]] roadworks_effect effect_of_roadworks(const roadworks_input& input, const task& progress);

}  // namespace greenward::walking
