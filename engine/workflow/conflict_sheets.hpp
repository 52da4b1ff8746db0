// Conflicts of works as sheets.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/conflicts.hpp"

#include <vector>

namespace greenward::workflow {

/// A code for programs and its words for people.
struct coded_words {
  const char* code;
  bilingual title;
};
[[nodiscard]] const coded_words& words_for(works::conflict_check check);
[[nodiscard]] const coded_words& words_for(works::unchecked_reason reason);
[[nodiscard]] const coded_words& words_for(works::date_basis basis);

/// "未核实"; "用户给定" for a number of the caller's; "" for a verified one.
[[nodiscard]] bilingual standing_of(const used_rule& used);

/// What was found (the main sheet, first), what was not checked and why, and the numbers used.
[[nodiscard]] std::vector<sheet> conflict_sheets(const conflict_report& report, language lang);

/// How to read them, for workflow::explanation().
[[nodiscard]] std::vector<bilingual> conflict_notes(const conflict_report& report);

}  // namespace greenward::workflow
