// The district's own meetings as sheets of figures: weekly dispatch, monthly race, quarterly review.
#pragma once

#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/works_ledger.hpp"
#include "engine/works/dispatch.hpp"
#include "engine/works/race.hpp"
#include "engine/works/review.hpp"

namespace greenward::workflow {

/// 周调度: moved, due, late, stuck.
[[nodiscard]] explained_sheets weekly_dispatch(const works_ledger& ledger,
                                               const works::dispatch_options& options, language lang);
/// 月赛马: the units by rank.
[[nodiscard]] explained_sheets monthly_race(const works_ledger& ledger, const works::race_options& options,
                                            language lang);
/// 季研判: the summary, the trend, past slippage by kind, and a forecast for each work that is not done.
[[nodiscard]] explained_sheets quarterly_review(const works_ledger& ledger,
                                                const works::review_options& options, language lang);

}  // namespace greenward::workflow
