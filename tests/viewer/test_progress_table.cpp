#include "viewer/layers/progress_table.hpp"

#include "engine/base/data_directory.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <numeric>

namespace greenward::viewer {
namespace {

TEST(ProgressTable, KindsAreRowsAndStagesColumns) {
  const layer::catalogue catalogue = layer::catalogue::load(data_directory());
  const std::size_t columns = catalogue.codes("stage").entries.size() + 1;
  const auto total = [&](const char* kind, std::size_t works) {
    works::roll_up_row row;
    const auto& kinds = catalogue.codes("work_kind").entries;
    row.key.kind =
        static_cast<std::uint16_t>(std::ranges::find(kinds, kind, &layer::code_entry::code) - kinds.begin());
    row.sums.works = works;
    row.sums.by_stage.assign(columns, 0);
    return row;
  };
  workflow::progress_report report;
  report.ledger.day = *parse_date("2024-03-31");
  report.totals = {total("road", 5), total("park", 2)};
  report.totals[0].sums.by_stage.front() = 3;
  report.totals[0].sums.by_stage[4] = 1;
  report.totals[0].sums.by_stage.back() = 1;
  report.totals[1].sums.by_stage.front() = 2;

  const progress_table table = tabulate(report, catalogue);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].title.en, "Road");
  EXPECT_EQ(table.stages.front().code, "planned");
  EXPECT_EQ(table.rows[0].by_stage.front(), 3U);
  EXPECT_EQ(table.rows[0].by_stage.back(), 1U) << "an unknown stage is counted with the others";
  EXPECT_EQ(table.sum.total, 7U);
  EXPECT_EQ(table.sum.by_stage.front(), 5U);
  EXPECT_EQ(std::accumulate(table.sum.by_stage.begin(), table.sum.by_stage.end(), std::size_t{0}), 7U);
  EXPECT_EQ(format_date(table.as_of), "2024-03-31");
}

}  // namespace
}  // namespace greenward::viewer
