// What a SWMM model of a district leaves simple, because nobody knows the numbers that it would need.
#pragma once

#include "engine/workflow/drain_model.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Pumps, weirs and orifices need curves, levels and coefficients that a district has no field for: they stay
/// what they are in the network, and each kind is counted with the reason. `links`: n_link flags of those in
/// the model; `nodes`: the names of nodes in the model, "" = not in it (may end early).
[[nodiscard]] std::vector<bilingual> swmm_not_known(const drain_model& model,
                                                    std::span<const std::uint8_t> links,
                                                    std::span<const std::string> nodes);

}  // namespace greenward::workflow
