#include "viewer/layers/progress_table.hpp"

#include "engine/base/data_directory.hpp"

#include <gtest/gtest.h>
#include <numeric>

namespace greenward::viewer {
namespace {

TEST(ProgressTable, KindsAreRowsAndStagesColumns) {
  const layer::catalogue catalogue = layer::catalogue::load(data_directory());
  workflow::progress_report report;
  report.as_of = *parse_date("2024-03-31");
  works::kind_progress roads;
  roads.kind = "road";
  roads.count = 5;
  roads.by_stage = {{"planned", 3}, {"completed", 1}, {works::kUnknownStage, 1}};
  works::kind_progress parks;
  parks.kind = "park";
  parks.count = 2;
  parks.by_stage = {{"planned", 2}};
  report.progress.totals = {roads, parks};

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
