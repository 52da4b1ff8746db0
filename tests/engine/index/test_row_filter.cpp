#include "engine/index/row_filter.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>

namespace greenward::index {
namespace {

TEST(RowFilter, WithoutRowsItHoldsNone) {
  for (std::uint32_t row = 0; row < 1000; ++row) EXPECT_FALSE(row_filter(0).may_hold(row));
}

RC_GTEST_PROP(RowFilter, EveryRowThatWasAddedIsFound, (const std::set<std::uint32_t>& rows)) {
  row_filter filter(rows.size());
  for (const std::uint32_t row : rows) filter.add(row);
  for (const std::uint32_t row : rows) RC_ASSERT(filter.may_hold(row));
}

TEST(RowFilter, FewOthersAre) {
  constexpr std::uint32_t kRows = 5000;
  for (const std::uint32_t step : {1U, 2U, 64U, 1000U, 4096U}) {
    row_filter filter(kRows);
    for (std::uint32_t i = 0; i < kRows; ++i) filter.add(step * i);
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < kRows; ++i) wrong += filter.may_hold(step * (kRows + i)) ? 1 : 0;
    EXPECT_LT(wrong, kRows / 16) << "rows " << step << " apart";
  }
}

}  // namespace
}  // namespace greenward::index
