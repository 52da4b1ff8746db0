// Which sides of blocks are streets, of what class and name; villages' places; where barriers are crossed.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// Carriageway with everything between the kerbs, metres.
[[nodiscard]] double street_width(street_class rank);

/// Chooses the blocks of villages and town seats (settled; seats become urban).
void place_settlements(district_plan& plan);

/// Sets road classes, crossings and names. Afterwards every road can be reached from every other, and every
/// settled or urban block has at least one street at its side. Fills junction::arms.
void make_streets(district_plan& plan);

/// Chains of edges of one street become roads with codes; bridges and underpasses are roads of their own.
void make_roads(district_plan& plan);

}  // namespace greenward::sample
