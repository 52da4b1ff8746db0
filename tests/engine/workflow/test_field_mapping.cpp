#include "engine/workflow/field_mapping.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

const layer::layer_schema& works() {
  return program_environment().catalogue.layer("works");
}

std::optional<std::size_t> source_of(const field_mapping& mapping, const char* field) {
  return mapping.fields[works().field_index(field)].source;
}

TEST(FieldMapping, MatchesNamesAliasesAndTitlesInBothLanguages) {
  const std::vector<std::string> file{"CODE", "名称", "Kind", "plan_start", "unheard_of"};
  const auto mapping = map_fields(works(), file, {});
  EXPECT_EQ(source_of(mapping, "code"), 0U);
  EXPECT_EQ(source_of(mapping, "name"), 1U);
  EXPECT_EQ(source_of(mapping, "work_kind"), 2U);
  EXPECT_EQ(source_of(mapping, "planned_start"), 3U);
  EXPECT_EQ(mapping.unused, std::vector<std::string>{"unheard_of"});
}

TEST(FieldMapping, WhatTheUserSaysComesFirst) {
  const std::vector<std::string> file{"name", "road_name"};
  const auto mapping = map_fields(works(), file, {{{"name", "road_name"}}, {}});
  EXPECT_EQ(source_of(mapping, "name"), 1U);
  EXPECT_FALSE(mapping.fields[works().field_index("name")].by_name);
  EXPECT_EQ(mapping.unused, std::vector<std::string>{"name"});
}

TEST(FieldMapping, AnEmptySourceLeavesTheFieldEmpty) {
  const std::vector<std::string> file{"code"};
  const auto mapping = map_fields(works(), file, {{{"code", ""}}, {}});
  EXPECT_FALSE(source_of(mapping, "code"));
}

TEST(FieldMapping, AnUnknownFieldOrSourceIsAUsageErrorThatListsWhatThereIs) {
  const std::vector<std::string> file{"a", "b"};
  EXPECT_THROW((void)map_fields(works(), file, {{{"no_such", "a"}}, {}}), error);
  try {
    (void)map_fields(works(), file, {{{"name", "c"}}, {}});
    FAIL();
  } catch (const error& failure) {
    EXPECT_EQ(failure.code(), error_code::usage);
    EXPECT_NE(failure.message(language::zh).find("a, b"), std::string::npos);
  }
}

TEST(FieldMapping, AFieldToldTwiceIsRefused) {
  const std::vector<std::string> file{"a"};
  EXPECT_THROW((void)map_fields(works(), file, {{{"name", "a"}}, {{"name", "x"}}}), error);
}

}  // namespace
}  // namespace greenward::workflow
