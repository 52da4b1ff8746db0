// Of the compounds that are declared complete, how many are: the number that the district needs.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/separation_result.hpp"

#include <cstdint>
#include <span>

namespace greenward::workflow {

/// A row for each declared state that occurs among `compounds`: how many compounds, and of what verdict they
/// are at either scope.
[[nodiscard]] sheet declared_and_proven(const drain_model& model, const separation_result& proven,
                                        std::span<const std::uint32_t> compounds, language lang);

/// Code and title side by side, as every coded value stands in a sheet.
void add_word_columns(sheet& table, const std::string& key, const bilingual& title);

}  // namespace greenward::workflow
