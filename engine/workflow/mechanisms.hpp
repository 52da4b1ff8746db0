// The district's own meetings as sheets of figures: weekly dispatch, monthly race, quarterly review.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/workflow/works_ledger.hpp"
#include "engine/works/dispatch.hpp"
#include "engine/works/race.hpp"
#include "engine/works/review.hpp"

#include <vector>

namespace greenward::workflow {

/// Sheets, and how they were made: the lines that are printed below them.
struct meeting {
  std::vector<sheet> sheets;
  std::vector<bilingual> method;
};

/// 周调度: moved, due, late, stuck.
[[nodiscard]] meeting weekly_dispatch(const works_ledger& ledger, const works::dispatch_options& options,
                                      language lang);
/// 月赛马: the units by rank.
[[nodiscard]] meeting monthly_race(const works_ledger& ledger, const works::race_options& options, language lang);
/// 季研判: the summary, the trend, past slippage by kind, and a forecast for each work that is not done.
[[nodiscard]] meeting quarterly_review(const works_ledger& ledger, const works::review_options& options,
                                       language lang);

}  // namespace greenward::workflow
