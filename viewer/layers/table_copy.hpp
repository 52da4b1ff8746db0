// Rows as a spreadsheet takes them from the clipboard.
#pragma once

#include "engine/layer/catalogue.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace greenward::viewer {

/// A line of titles (with units in brackets), then a line a row: the id and every field, separated by tabs.
/// Codes by their titles, numbers without separators of thousands, absent values empty; tabs and line breaks
/// within a text become blanks.
[[nodiscard]] std::string tab_separated(const layer::feature_table& table,
                                        std::span<const std::uint32_t> rows,
                                        const layer::catalogue& catalogue, language lang);

}  // namespace greenward::viewer
