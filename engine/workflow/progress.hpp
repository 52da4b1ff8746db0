// `greenward progress`: the roll-up of the works.
#pragma once

#include "engine/workflow/works_ledger.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct progress_query {
  std::string kind;  ///< a code of work_kind; "" = all
  works::roll_up_by by{.unit = works::unit_level::street, .kind = true};
  std::optional<date> as_of;  ///< none = as recorded now
};

struct progress_report {
  works_ledger ledger;  ///< of the kind
  works::roll_up_by by;
  std::vector<works::roll_up_row> totals;  ///< by kind
  std::vector<works::roll_up_row> rows;    ///< as asked
};

/// Of a ledger that stands at the asked moment already; query.as_of is not looked at.
[[nodiscard]] progress_report compute_progress(works_ledger ledger, const progress_query& query);

/// `district`: with ledger_layers(). Throws error{usage} for an unknown kind.
[[nodiscard]] progress_report compute_progress(const std::shared_ptr<const district_snapshot>& district,
                                               const progress_query& query);

}  // namespace greenward::workflow
