// The loop of the hazards as sheets of figures.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/hazard_ledger.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::workflow {

/// One row a roll-up row: what tells it from the others, then its measures; shares stand beside their
/// denominators.
[[nodiscard]] sheet hazard_measures_sheet(const char* key, bilingual title, const hazard_ledger& ledger,
                                          const works::hazard_by& by, language lang);

/// One row a hazard of `rows` (of the table): where it stands, its days, how long it is overdue, what in it
/// contradicts itself.
[[nodiscard]] sheet hazard_list_sheet(const char* key, bilingual title, const hazard_ledger& ledger,
                                      std::span<const std::uint32_t> rows, language lang);

/// What every workbook says, and how the figures are counted.
[[nodiscard]] sheet hazard_explanation(const hazard_ledger& ledger, const moment& when, language lang);

/// The title of a state; "无法判定" for unknown.
[[nodiscard]] const std::string& title_of(works::hazard_state state, language lang);

/// Of one step of a hazard: nothing if it had not come by the day on which the ledger looks.
[[nodiscard]] std::optional<date> day_shown(const hazard_ledger& ledger, std::uint32_t row,
                                            works::hazard_state step);

}  // namespace greenward::workflow
