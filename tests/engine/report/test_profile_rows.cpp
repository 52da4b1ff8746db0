#include "engine/report/profile_rows.hpp"

#include "tests/engine/report/profile_fixture.hpp"

#include <gtest/gtest.h>

namespace greenward::report {
namespace {

using drainage::profile_value;
using drainage::value_origin;

TEST(ProfileRows, StationsAreKilometresAndMetres) {
  EXPECT_EQ(station_text(0), "0+000.00");
  EXPECT_EQ(station_text(123.456), "0+123.46");
  EXPECT_EQ(station_text(999.996), "1+000.00");
  EXPECT_EQ(station_text(12034.5), "12+034.50");
}

TEST(ProfileRows, ValuesSayWhereTheyComeFrom) {
  EXPECT_EQ(value_text({205.1234, value_origin::given}, 3), "205.123");
  EXPECT_EQ(value_text({205.1234, value_origin::derived}, 2), "205.12");
  EXPECT_EQ(value_text({205.1234, value_origin::interpolated}, 3), "~205.123");
  EXPECT_EQ(value_text({}, 3), "—");
  EXPECT_EQ(value_text({-0.0004, value_origin::derived}, 3), "0.000");
  EXPECT_EQ(value_text({-4, value_origin::derived}, 1), "-4.0");
}

TEST(ProfileRows, InvertsOfANodeAreSaidOnceIfTheyAreTheSame) {
  const drainage::profile way = testing::sewer(30).way();
  using texts = std::vector<std::string>;
  EXPECT_EQ(invert_texts(way, 0), (texts{"203.400"}));
  EXPECT_EQ(invert_texts(way, 1), (texts{"203.328"}));
  EXPECT_EQ(invert_texts(way, 4), (texts{"~203.040"}));
  EXPECT_EQ(invert_texts(way, 8), (texts{"202.668", "201.868"}));     // a drop
  EXPECT_EQ(invert_texts(way, 15), (texts{"201.384", "(201.034)"}));  // a sump
}

TEST(ProfileRows, TheTableHasTheEngineersRows) {
  const drainage::profile way = testing::sewer(30).way();
  const std::vector<profile_row> rows = rows_of(way);
  const char* titles[]{"桩号",     "地面高程 (m)", "管内底高程 (m)", "埋深 (m)",
                       "坡度 (‰)", "长度 (m)",     "管径 (mm)",      "管材"};
  const char* of_13[]{"0+372.00", "203.506", "201.484", "2.02", "-4.0", "32.00", "DN300", "钢筋混凝土管"};
  ASSERT_EQ(rows.size(), 8U);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(rows[i].title.zh, titles[i]);
    EXPECT_EQ(rows[i].cells.size(), rows[i].of_pipes ? 29U : 30U);
    EXPECT_EQ(rows[i].cells[12].front(), of_13[i]);
  }
}

}  // namespace
}  // namespace greenward::report
