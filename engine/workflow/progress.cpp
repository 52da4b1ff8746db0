#include "engine/workflow/progress.hpp"

#include <utility>

namespace greenward::workflow {

progress_report compute_progress(const std::shared_ptr<const district_snapshot>& district,
                                 const progress_query& query) {
  return compute_progress(ledger_on(district, query.as_of), query);
}

progress_report compute_progress(works_ledger ledger, const progress_query& query) {
  progress_report report{of_kind(std::move(ledger), query.kind), query.by, {}, {}};
  report.totals = report.ledger.roll_up({.unit = {}, .kind = true});
  report.rows = report.ledger.roll_up(query.by);
  return report;
}

}  // namespace greenward::workflow
