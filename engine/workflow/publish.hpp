// `greenward publish`: the figures as tables in the database, for QGIS and LibreOffice.
#pragma once

#include "engine/base/task.hpp"
#include "engine/store/store.hpp"
#include "engine/workflow/moment.hpp"

#include <string>

namespace greenward::workflow {

/// All figures of the ledger as they stand at a moment: progress and quantities by district, street and
/// community, the meetings, targets, conflicts and hazards. Throws what reading throws.
[[nodiscard]] store::published_figures figures_of(const std::string& address, const moment& when,
                                                  language lang, const task& progress);

}  // namespace greenward::workflow
