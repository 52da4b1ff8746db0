// River, railway, lakes and compound walls as lines and areas on the ground.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// The axis of the river or railway inside the district, one line for each unbroken stretch.
[[nodiscard]] std::vector<std::vector<planar>> barrier_runs(const district_plan& plan, barrier_line kind);

/// The river's water between its banks for one stretch: a ring, counter-clockwise, open.
[[nodiscard]] std::vector<planar> river_water(const std::vector<planar>& axis);

/// A round-cornered pond in the middle of a block; empty if the block is too narrow.
[[nodiscard]] std::vector<planar> lake_water(const district_plan& plan, const block& b);

/// The compound's wall, open for 8 m at each gate.
[[nodiscard]] std::vector<std::vector<planar>> walls_of(const cluster& c);

inline constexpr double kRiverHalfBed = 15;  ///< metres

}  // namespace greenward::sample
