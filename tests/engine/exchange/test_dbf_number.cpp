#include "engine/exchange/dbf_number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <cmath>

namespace greenward::exchange {
namespace {

dbf_number_format format_of(std::initializer_list<double> values) {
  dbf_number_format format;
  for (const double v : values) format.include(v);
  format.settle();
  return format;
}

TEST(DbfNumber, WidthAndDecimalsComeFromTheValues) {
  const auto format = format_of({1.5, -120.25});
  EXPECT_EQ(format.decimals, 2);
  EXPECT_EQ(format.width, 7);  // -120.25
}

TEST(DbfNumber, FifteenDigitsAreKept) {
  for (const double v : {32.123456789012, 6378137.12345678, 1e-6 / 3, 123456789012345.0, -0.1}) {
    EXPECT_TRUE(same_to_15_digits(format_of({v}).kept(v), v)) << v;
  }
}

TEST(DbfNumber, DecimalsGiveWayWhenTheWidthIsUsedUp) {
  const auto format = format_of({123456789012345678.0, 1.0 / 3});
  EXPECT_EQ(format.width, dbf_number_format::kMostWidth);
  EXPECT_FALSE(same_to_15_digits(format.kept(1.0 / 3), 1.0 / 3));
}

TEST(DbfNumber, WhatIsNoNumberIsNotKept) {
  const auto format = format_of({1.0});
  EXPECT_TRUE(std::isnan(format.kept(std::nan(""))));
  EXPECT_TRUE(std::isnan(format.kept(HUGE_VAL)));
  EXPECT_TRUE(std::isnan(format_of({1e300}).kept(1e300)));
}

TEST(DbfNumber, IntegersOfMoreThan18CharactersDoNotSurvive) {
  EXPECT_TRUE(survives_as_integer(999999999999999999));
  EXPECT_FALSE(survives_as_integer(-999999999999999999));
}

RC_GTEST_PROP(DbfNumber, EveryOrdinaryValueKeeps15DigitsAlone, ()) {
  const auto mantissa =
      static_cast<double>(*rc::gen::inRange<std::int64_t>(-999999999999999, 999999999999999));
  const int exponent = *rc::gen::inRange(-7, 1);
  const double value = mantissa * std::pow(10.0, exponent);
  RC_ASSERT(same_to_15_digits(format_of({value}).kept(value), value));
}

}  // namespace
}  // namespace greenward::exchange
