#include "engine/base/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <cstdlib>
#include <string>

namespace greenward {
namespace {

// Day numbers by `date -u -d 2024-02-29 +%s` divided by 86 400.
TEST(Date, ReadsTheCalendar) {
  ASSERT_TRUE(parse_date("2024-02-29").has_value());
  EXPECT_EQ(days_since_epoch(*parse_date("2024-02-29")), 19782);
  EXPECT_EQ(days_since_epoch(*parse_date("1970-01-01")), 0);
  EXPECT_EQ(days_since_epoch(*parse_date("1949-10-01")), -7397);
  EXPECT_EQ(parse_date("2023/7/4"), parse_date("2023-07-04"));
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* wrong : {"",
                            "2023",
                            "2023-",
                            "2023-02",
                            "2023-02-",
                            "2023-02-30",
                            "2023-13-01",
                            "2023-00-10",
                            "2023-01-00",
                            "1900-02-29",
                            "2023-02/03",
                            "2023-02-03 ",
                            " 2023-02-03",
                            "2023-2-3x",
                            "23-02-03",
                            "0999-01-01",
                            "-2023-02-03",
                            "20230203",
                            "2023.02.03",
                            "2023--02-03",
                            "99999-01-01",
                            "二〇二三-02-03"}) {
    EXPECT_EQ(parse_date(wrong), std::nullopt) << wrong;
  }
}

TEST(Date, TimestampsAreUtcToTheSecond) {
  std::string pattern = utc_timestamp();
  std::replace_if(
      pattern.begin(), pattern.end(), [](char c) { return c >= '0' && c <= '9'; }, 'n');
  EXPECT_EQ(pattern, "nnnn-nn-nnTnn:nn:nnZ");
  EXPECT_LE(
      std::abs(days_since_epoch(today()) - days_since_epoch(*parse_date(utc_timestamp().substr(0, 10)))), 1);
}

RC_GTEST_PROP(Date, WritingAndReadingGivesTheSameDay, ()) {
  const date day = date_from_days(*rc::gen::inRange<std::int64_t>(-300000, 2000000));  // 1148 .. 7445
  RC_ASSERT(parse_date(format_date(day)) == day);
  RC_ASSERT(format_date(day).size() == 10U);
}

RC_GTEST_PROP(Date, AnyTextEitherIsADateOrIsNot, (const std::string& text)) {
  const auto day = parse_date(text);
  if (day) RC_ASSERT(parse_date(format_date(*day)) == day);
}

}  // namespace
}  // namespace greenward
