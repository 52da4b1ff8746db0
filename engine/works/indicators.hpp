// Indicators of a district and their targets: stated, counted from the works, or one as a share of another.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/works/work_facts.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace greenward::works {

/// Why an indicator has no value.
enum class indicator_gap : std::uint8_t {
  none,
  not_stated,    ///< nobody has said
  stated_later,  ///< what is said holds for a day after the one that is asked for
  no_such_part,  ///< a ratio whose numerator or denominator is not there, is a ratio itself, or has no value
  zero_of,       ///< a ratio to nothing
};

struct indicator_value {
  std::optional<double> value;     ///< in the unit of the indicator; a ratio in percent
  std::optional<double> part, of;  ///< of a ratio
  std::optional<date> as_of;       ///< stated: the day it holds for; counted: the day asked for
  indicator_gap gap = indicator_gap::none;
};

/// Row by row of the layer `indicators`, at the end of `day`. `facts`: of the works on that day.
[[nodiscard]] std::vector<indicator_value> indicators_on(const layer::feature_table& indicators,
                                                         const work_facts& facts, const work_lists& lists,
                                                         date day);

}  // namespace greenward::works
