#include "engine/works/period.hpp"

#include "tests/support/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace greenward::works {
namespace {

using greenward::testing::day;

TEST(Period, EndsWhereTheCalendarSays) {
  EXPECT_EQ(end_of(period::week, day("2023-12-08")), day("2023-12-10"));  // a Friday; Sunday
  EXPECT_EQ(end_of(period::week, day("2023-12-10")), day("2023-12-10"));
  EXPECT_EQ(end_of(period::month, day("2024-02-01")), day("2024-02-29"));
  EXPECT_EQ(end_of(period::quarter, day("2023-10-01")), day("2023-12-31"));
  EXPECT_EQ(end_of(period::quarter, day("2023-09-30")), day("2023-09-30"));
  EXPECT_EQ(end_of(period::year, day("2023-01-01")), day("2023-12-31"));
}

TEST(Period, TheLastDayComesOnceThoughItEndsAPeriod) {
  EXPECT_EQ(ends_of(period::month, day("2023-10-15"), day("2023-12-31")),
            (std::vector{day("2023-10-31"), day("2023-11-30"), day("2023-12-31")}));
  EXPECT_EQ(ends_of(period::month, day("2023-10-15"), day("2023-12-08")),
            (std::vector{day("2023-10-31"), day("2023-11-30"), day("2023-12-08")}));
  EXPECT_EQ(ends_of(period::year, day("2024-10-15"), day("2023-12-08")), std::vector{day("2023-12-08")});
}

RC_GTEST_PROP(Period, HasNoDayBeyondItsEnd, (std::uint8_t length, std::uint16_t days)) {
  const auto what = static_cast<period>(length % 4);
  const date on = day("1990-01-01") + std::chrono::days(days);
  const date end = end_of(what, on);
  RC_ASSERT(end >= on);
  RC_ASSERT(end_of(what, end) == end);
  RC_ASSERT(end_of(what, end + std::chrono::days(1)) > end);
}

}  // namespace
}  // namespace greenward::works
