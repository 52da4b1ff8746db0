#include "engine/exchange/swmm_units.hpp"
#include "engine/exchange/swmm_values.hpp"
#include "engine/exchange/swmm_words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <bit>
#include <cmath>

namespace greenward::exchange {
namespace {

TEST(SwmmValues, NumbersAreReadStrictly) {
  EXPECT_EQ(swmm_number("12"), 12.0);
  EXPECT_EQ(swmm_number("+.5"), 0.5);
  EXPECT_EQ(swmm_number("-1.e3"), -1000.0);
  for (const char* bad : {"", "+", "+-1", "1,5", "12m", "0x10", "nan", "inf", "1e999", " 1", "1d5", "--1"}) {
    EXPECT_FALSE(swmm_number(bad)) << bad;
  }
}

TEST(SwmmValues, NumbersAreWrittenPlain) {
  EXPECT_EQ(swmm_number_text(100000), "100000");
  EXPECT_EQ(swmm_number_text(0.1), "0.1");
  EXPECT_EQ(swmm_number_text(-0.013), "-0.013");
  EXPECT_EQ(swmm_number_text(0), "0");
  EXPECT_EQ(swmm_number_text(1e-7), "1e-07");
}

RC_GTEST_PROP(SwmmValues, EveryFiniteNumberReadsBackToItself, (std::uint64_t bits)) {
  const auto value = std::bit_cast<double>(bits);
  RC_PRE(std::isfinite(value));
  RC_ASSERT(swmm_number(swmm_number_text(value)) == value);
}

TEST(SwmmValues, DatesAreMonthDayYear) {
  const date day{std::chrono::year{2024} / 2 / 29};
  EXPECT_EQ(swmm_date("2/29/2024"), day);
  EXPECT_EQ(swmm_date("FEB-29-2024"), day);
  EXPECT_EQ(swmm_date("feb/29/2024"), day);
  EXPECT_EQ(swmm_date_text(day), "02/29/2024");
  for (const char* bad :
       {"2/29/2023", "2024/2/29", "29/2/2024", "2/29", "2/29/24/", "FEBR-29-2024", "-1", "1/1/0"}) {
    EXPECT_FALSE(swmm_date(bad)) << bad;
  }
}

TEST(SwmmValues, TimesAreHours) {
  EXPECT_EQ(swmm_hours("0:15"), 0.25);
  EXPECT_EQ(swmm_hours("27:00"), 27.0);
  EXPECT_EQ(swmm_hours("1:30:36"), 1.51);
  EXPECT_EQ(swmm_hours("1.5"), 1.5);
  EXPECT_EQ(swmm_hours_text(0.25), "00:15:00");
  EXPECT_EQ(swmm_hours_text(1.0 / 7), swmm_number_text(1.0 / 7));
  for (const char* bad : {"", ":", "1:", "1:2:", "1:2:3:4", "a:b", "-1:00"})
    EXPECT_FALSE(swmm_hours(bad)) << bad;
}

RC_GTEST_PROP(SwmmValues, EveryNumberOfHoursReadsBackToItself, (std::uint64_t bits, bool whole_seconds)) {
  const double value =
      whole_seconds ? static_cast<double>(bits % 100000000) / 3600.0 : std::bit_cast<double>(bits);
  RC_PRE(std::isfinite(value));
  RC_ASSERT(swmm_hours(swmm_hours_text(value)) == value);
}

TEST(SwmmUnits, FactorsAreThoseOfTheDefinitions) {
  using enum swmm_flow_unit;
  EXPECT_FALSE(is_metric(cfs) || is_metric(gpm) || is_metric(mgd));
  EXPECT_TRUE(is_metric(cms) && is_metric(lps) && is_metric(mld));
  EXPECT_EQ(metres_per_length(mgd), 0.3048);
  EXPECT_EQ(metres_per_length(lps), 1);
  // SWMM's own factors (consts.h): 448.831 gpm, 0.64632 mgd, 28.317 L/s, 2.4466 MLD to one cfs.
  EXPECT_NEAR(cubic_metres_per_second(cfs) / cubic_metres_per_second(gpm), 448.831, 1e-3);
  EXPECT_NEAR(cubic_metres_per_second(cfs) / cubic_metres_per_second(mgd), 0.64632, 1e-5);
  EXPECT_NEAR(cubic_metres_per_second(cfs) / cubic_metres_per_second(lps), 28.317, 1e-3);
  EXPECT_NEAR(cubic_metres_per_second(cfs) / cubic_metres_per_second(mld), 2.4466, 1e-4);
  EXPECT_EQ(square_metres_per_land_area(cms), 10000);
  EXPECT_NEAR(square_metres_per_land_area(cfs), 4046.8564224, 1e-9);
  EXPECT_EQ(millimetres_per_depth(gpm), 25.4);
}

TEST(SwmmWords, SectionsAreKnownByTheirFirstCharactersInAnyCase) {
  EXPECT_EQ(swmm_section_of("JUNCTIONS"), swmm_section::junctions);
  EXPECT_EQ(swmm_section_of("junc"), swmm_section::junctions);
  EXPECT_EQ(swmm_section_of("JUN"), swmm_section::unknown);
  EXPECT_EQ(swmm_section_of("XSECTIONS"), swmm_section::cross_sections);
  EXPECT_EQ(swmm_section_of("INLETS"), swmm_section::inlets);
  EXPECT_EQ(swmm_section_of("INLET_USAGE"), swmm_section::inlet_usage);
  EXPECT_EQ(swmm_section_of(""), swmm_section::unknown);
}

TEST(SwmmWords, EverySectionIsFoundByItsOwnName) {
  const auto words = swmm_section_words();
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(swmm_section_of(words[i].name), static_cast<swmm_section>(i)) << words[i].name;
  }
}

}  // namespace
}  // namespace greenward::exchange
