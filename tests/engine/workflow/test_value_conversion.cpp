#include "engine/workflow/value_conversion.hpp"

#include "engine/base/date.hpp"
#include "engine/workflow/environment.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace greenward::workflow {
namespace {

layer::field field_of(layer::field_type type, const char* codes = "") {
  layer::field field;
  field.name = "f";
  field.title = {"字段", "Field"};
  field.type = type;
  field.code_list = codes;
  return field;
}

converted run(layer::field_type type, const exchange::cell& cell, const char* codes = "") {
  return convert(cell, field_of(type, codes), program_environment().catalogue);
}

bool refused(const converted& value) {
  return std::holds_alternative<bilingual>(value);
}

template <class Value>
Value got(const converted& value) {
  return std::get<Value>(std::get<store::field_value>(value));
}

bool absent(const converted& value) {
  return std::holds_alternative<std::monostate>(std::get<store::field_value>(value));
}

using layer::field_type;

TEST(ValueConversion, BlankTextIsAbsent) {
  for (const auto type : {field_type::text, field_type::integer, field_type::real, field_type::date})
    EXPECT_TRUE(absent(run(type, std::string("  "))));
}

TEST(ValueConversion, WholeNumbersOnlyBecomeIntegers) {
  EXPECT_EQ(got<std::int64_t>(run(field_type::integer, std::string(" 42 "))), 42);
  EXPECT_EQ(got<std::int64_t>(run(field_type::integer, 42.0)), 42);
  EXPECT_TRUE(refused(run(field_type::integer, 42.5)));
  EXPECT_TRUE(refused(run(field_type::integer, 1e300)));
  EXPECT_TRUE(refused(run(field_type::integer, std::string("42m"))));
}

TEST(ValueConversion, RealsAreFinite) {
  EXPECT_EQ(got<double>(run(field_type::real, std::string("1.5"))), 1.5);
  EXPECT_TRUE(refused(run(field_type::real, std::string("nan"))));
  EXPECT_TRUE(refused(run(field_type::real, std::numeric_limits<double>::infinity())));
}

TEST(ValueConversion, DatesAreOfTheCalendar) {
  EXPECT_EQ(got<std::int64_t>(run(field_type::date, std::string("2023/4/1"))),
            days_since_epoch(*parse_date("2023-04-01")));
  EXPECT_EQ(got<std::int64_t>(run(field_type::date, std::string("2023-04-01 00:00:00"))),
            days_since_epoch(*parse_date("2023-04-01")));
  EXPECT_TRUE(refused(run(field_type::date, std::string("2023-02-29"))));
  EXPECT_TRUE(refused(run(field_type::date, std::string("2023-04-01 12:30:00"))));
}

TEST(ValueConversion, CodesAreRecognisedByCodeAliasAndTitle) {
  EXPECT_EQ(got<std::string>(run(field_type::code, std::string("branch"), "road_class")), "branch");
  EXPECT_EQ(got<std::string>(run(field_type::code, std::string("tertiary"), "road_class")), "branch");
  EXPECT_EQ(got<std::string>(run(field_type::code, std::string("支路"), "road_class")), "branch");
  const auto unknown = run(field_type::code, std::string("galactic"), "road_class");
  ASSERT_TRUE(refused(unknown));
  EXPECT_NE(std::get<bilingual>(unknown).zh.find("branch"), std::string::npos);
}

TEST(ValueConversion, BooleansSpeakBothLanguages) {
  EXPECT_EQ(got<std::int64_t>(run(field_type::boolean, std::string("是"))), 1);
  EXPECT_EQ(got<std::int64_t>(run(field_type::boolean, std::string("F"))), 0);
  EXPECT_EQ(got<std::int64_t>(run(field_type::boolean, std::int64_t{1})), 1);
  EXPECT_TRUE(refused(run(field_type::boolean, std::string("maybe"))));
}

TEST(ValueConversion, NumbersBecomeTextWithoutChange) {
  EXPECT_EQ(got<std::string>(run(field_type::text, std::int64_t{5115})), "5115");
}

}  // namespace
}  // namespace greenward::workflow
