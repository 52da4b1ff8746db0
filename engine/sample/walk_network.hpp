// The network for walkers: footways, crossings, compound paths, gates, riverside and park paths.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// Plants compounds without a way in (two in a whole district) and lists them among the faults.
void wall_off_compounds(district_plan& plan);

/// Fills walk_nodes, walk_edges and greenways. All nodes hang together, except clusters that are walled_off.
void make_walk_network(district_plan& plan);

}  // namespace greenward::sample
