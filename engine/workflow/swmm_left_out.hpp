// What a SWMM file says that a district has no place for.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/exchange/swmm_model.hpp"

#include <vector>

namespace greenward::workflow {

/// What import_swmm() takes for something else, what of the elements it takes has no field, and every section
/// that it passes over, each with its count. Empty for a model that comes in whole.
[[nodiscard]] std::vector<bilingual> swmm_left_out(const exchange::swmm_model& model);

}  // namespace greenward::workflow
