// The fields of a feature that a SWMM file has no place for, kept in the comment above its line:
// "greenward.FIELD=VALUE".
#pragma once

#include "engine/layer/feature_table.hpp"
#include "engine/store/store.hpp"

#include <map>
#include <string>
#include <string_view>

namespace greenward::workflow {

/// One line a field that the row has, but for those that the model itself says (code, ends, inverts,
/// direction); '\n' between them. A value with a line break is left out.
[[nodiscard]] std::string fields_as_note(const layer::feature_table& table, std::size_t row);

/// What such a note says, by the names of the fields; other lines are left out.
[[nodiscard]] std::map<std::string, std::string, std::less<>> fields_in_note(std::string_view note);

}  // namespace greenward::workflow
