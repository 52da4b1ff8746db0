// `greenward targets`: the district's indicators, where they stand and where they are to go.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/works_ledger.hpp"
#include "engine/works/indicators.hpp"

#include <vector>

namespace greenward::workflow {

/// ledger_layers() and the layer `indicators`.
[[nodiscard]] std::vector<std::string> target_layers();

/// A row for each indicator: its value with what it is a share of, the target and how much of it is reached,
/// the day and the source. What nobody knows is empty and says why.
[[nodiscard]] sheet targets_sheet(const works_ledger& ledger, const layer::feature_table& indicators,
                                  language lang);

}  // namespace greenward::workflow
