// Who walks, by the rule pack.
#pragma once

#include "engine/walking/walk_profile.hpp"
#include "engine/workflow/rule_reader.hpp"

#include <string_view>

namespace greenward::workflow {

/// The profile of a code of the list walker, by the rules profile.CODE.* of the pack `walking`, at `speed` (0
/// = the profile's own, or else elderly_care.speed). Throws error{usage} if there is no such walker,
/// error{bad_input} for a slope whose rule is not named up_N or down_N.
[[nodiscard]] walking::walk_profile read_profile(std::string_view code, metres_per_second speed,
                                                 rule_reader& rules);

}  // namespace greenward::workflow
