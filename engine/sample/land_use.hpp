// What each block is used for.
#pragma once

#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// Sets block::use. Every community that is neither a village nor virtual gets at least one residential
/// block if it has a block with a street; every district at least one block of each use.
void assign_land_use(district_plan& plan);

[[nodiscard]] bool has_street(const district_plan& plan, const block& b);
[[nodiscard]] bool beside_river(const district_plan& plan, const block& b);

}  // namespace greenward::sample
