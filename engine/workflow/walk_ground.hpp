// The walking network as it can be walked: by a walker, at a time, with what is in the way.
#pragma once

#include "engine/walking/closures.hpp"
#include "engine/walking/walk_network.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/workflow/walk_settings.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that the network is made from.
[[nodiscard]] std::vector<std::string> network_layers();

/// What was assumed of the network, for people to know.
struct ground_notes {
  std::size_t edges = 0;
  std::size_t unknown_slopes = 0;       ///< edges that count as level because nobody knows their heights
  std::size_t barriers = 0;             ///< that stand on the day; 0 if barriers are off
  std::size_t barred = 0;               ///< edges closed by them
  std::size_t avoided = 0;              ///< edges closed by areas to be avoided alone
  std::size_t gates = 0;                ///< nodes that are gates
  std::size_t closed_gates = 0;         ///< shut at the time asked for; 0 without a time
  std::size_t unknown_gates = 0;        ///< whose hours are stated and not understood
  std::size_t gates_without_hours = 0;  ///< taken to be open
};

struct walk_ground {
  walking::walk_network network;  ///< points into the district
  ground_notes notes;
};

/// One line each for what was closed or not known; nothing of what was not asked for.
[[nodiscard]] std::vector<bilingual> words_for(const ground_notes& notes, const walk_settings& settings);

/// Throws error{bad_input} if the district has no walk_edges, or the file of areas to be avoided cannot be
/// read or holds no area.
[[nodiscard]] walk_ground prepare_ground(const district_snapshot& district, walking::direction walking,
                                         const walk_settings& settings);

/// The edges that the settings close, and why: barriers and areas to be avoided. n_edge flags.
[[nodiscard]] walking::edge_closures find_closures(const district_snapshot& district,
                                                   const walk_settings& settings);

}  // namespace greenward::workflow
