// A rule pack as a sheet: the numbers that an analysis went by.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/layer/rule_pack.hpp"

#include <set>
#include <string>

namespace greenward::workflow {

/// One row a rule, with whether anyone has verified it.
[[nodiscard]] sheet rules_sheet(const layer::rule_pack& pack, language lang);
/// The same with the rules of these keys only, in the pack's order.
[[nodiscard]] sheet rules_sheet(const layer::rule_pack& pack, const std::set<std::string>& keys,
                                language lang);

}  // namespace greenward::workflow
