// Catchments and the design storm over them, for a SWMM model.
#pragma once

#include "engine/exchange/swmm_model.hpp"
#include "engine/layer/rule_pack.hpp"

#include <span>
#include <string>
#include <vector>

namespace greenward::workflow {

/// What a node drains.
struct swmm_catchment {
  std::string id;    ///< of the subcatchment
  std::string node;  ///< SWMM's id
  double area_m2 = 0;
};

/// Adds a subcatchment, its runoff and its Horton infiltration for each, one rain gage and the Chicago storm
/// of pack `drainage` as its series; nothing without catchments. What nobody surveyed comes from the pack and
/// stands in the comments with its rule and whether it is verified: the sealed share is the runoff
/// coefficient, the width the square root of the area. Catchments have no outline, so no polygons are made.
/// Returns what a person should know. Throws error{bad_input} if the pack lacks a rule or its storm formula
/// is not sound.
[[nodiscard]] std::vector<bilingual> add_catchments(exchange::swmm_model& model, const layer::rule_pack& pack,
                                                    std::span<const swmm_catchment> catchments);

}  // namespace greenward::workflow
