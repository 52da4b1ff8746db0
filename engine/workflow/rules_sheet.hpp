// A rule pack as a sheet: the numbers that an analysis went by.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/layer/rule_pack.hpp"

namespace greenward::workflow {

/// One row a rule, with whether anyone has verified it.
[[nodiscard]] sheet rules_sheet(const layer::rule_pack& pack, language lang);

}  // namespace greenward::workflow
