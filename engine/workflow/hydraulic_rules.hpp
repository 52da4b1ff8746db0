// The limits of drainage hydraulics, out of the rule pack.
#pragma once

#include "engine/drainage/hydraulic_limits.hpp"
#include "engine/layer/rule_pack.hpp"
#include "engine/workflow/rule_reader.hpp"

#include <string_view>
#include <vector>

namespace greenward::workflow {

/// Everything that pack `drainage` says of hydraulics. Limits by size are the rules least_slope.dnSIZE and
/// greatest_fill.dnSIZE with the size in mm, as many as there are. `rules` reads the same pack. Throws
/// error{bad_input} if a rule is missing or a size is no number.
[[nodiscard]] drainage::hydraulic_limits read_hydraulic_limits(const layer::rule_pack& pack,
                                                               rule_reader& rules);

/// The rules PREFIXsize, by rising size in mm. Throws as above.
[[nodiscard]] std::vector<drainage::size_limit> read_size_limits(const layer::rule_pack& pack,
                                                                 rule_reader& rules, std::string_view prefix);

/// Manning n by the words that surveys have for materials, in the order in which they are to be tried.
[[nodiscard]] std::vector<drainage::material_roughness> read_roughness(rule_reader& rules);

}  // namespace greenward::workflow
