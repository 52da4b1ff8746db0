// Which blocks of the lattice are the district, and which of them are the town.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

inline constexpr double kUrbanReach = 4600;  ///< metres from the urban centre, whole district

/// Keeps a connected, irregular outline of blocks (`phase`, radians, turns its bays), stretches it to the
/// wanted area, links edges to their blocks and marks the urban ones.
void cut_out_district(district_plan& plan, double phase);

}  // namespace greenward::sample
