#include "viewer/shell/table_worker.hpp"

#include "engine/workflow/environment.hpp"
#include "tests/viewer/named_district.hpp"

#include <gtest/gtest.h>

namespace greenward::viewer {
namespace {

constexpr std::chrono::milliseconds kLongEnough{20'000};

row_request ordered_request(const std::shared_ptr<const workflow::district_snapshot>& district,
                            bool descending) {
  return {district, &district->layers[0], column_order{kIdColumn, descending}, {}, {}};
}

TEST(TableWorker, AnswersWhatItIsAsked) {
  const auto district = testing::named_district({{"a", ""}, {"b", ""}}, {});
  table_worker worker(workflow::program_environment().catalogue);
  EXPECT_FALSE(worker.busy());
  worker.ask(ordered_request(district, true));
  EXPECT_TRUE(worker.busy());
  const auto answer = worker.take(kLongEnough);
  ASSERT_TRUE(answer && answer->rows);
  EXPECT_EQ(answer->rows->rows, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_FALSE(worker.busy());
}

TEST(TableWorker, OnlyTheLastOfManyRequestsIsAnswered) {
  const auto district = testing::named_district(testing::named_rows(5000, {"绿园路", "R"}), {});
  table_worker worker(workflow::program_environment().catalogue);
  for (int i = 0; i < 50; ++i) worker.ask(ordered_request(district, i % 2 == 1));
  const auto answer = worker.take(kLongEnough);
  ASSERT_TRUE(answer && answer->rows);
  EXPECT_EQ(answer->rows->rows.front(), 4999U) << "the last one descends";
  EXPECT_FALSE(worker.take(std::chrono::milliseconds(0)));
}

TEST(TableWorker, EndsWhileItWorks) {
  const auto district = testing::named_district(testing::named_rows(5000, {"绿园路", "R"}), {});
  table_worker worker(workflow::program_environment().catalogue);
  worker.ask(ordered_request(district, true));
}

}  // namespace
}  // namespace greenward::viewer
