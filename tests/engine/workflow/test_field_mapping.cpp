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

const layer::layer_schema& pipes() {
  return program_environment().catalogue.layer("pipes");
}
const mapped_field& of_pipes(const field_mapping& mapping, const char* field) {
  return mapping.fields[pipes().field_index(field)];
}

TEST(FieldMapping, KnowsWhatSurveysCallTheirColumns) {
  const std::vector<std::string> file{"s_exp", "终点点号", "QDMS", "GJ", "CZ", "Type", "EmBed", "Belong"};
  const auto mapping = map_fields(pipes(), file, {});
  EXPECT_EQ(of_pipes(mapping, "from_code").source, 0U);
  EXPECT_EQ(of_pipes(mapping, "to_code").source, 1U);
  EXPECT_EQ(of_pipes(mapping, "up_depth_m").source, 2U);
  EXPECT_EQ(of_pipes(mapping, "diameter_mm").source, 3U);
  EXPECT_EQ(of_pipes(mapping, "material").source, 4U);
  EXPECT_EQ(of_pipes(mapping, "system").source, 5U);
  EXPECT_EQ(of_pipes(mapping, "laying").source, 6U);
  EXPECT_EQ(of_pipes(mapping, "owner").source, 7U);
  EXPECT_TRUE(of_pipes(mapping, "owner").by_alias);
  EXPECT_TRUE(mapping.unused.empty());
}

TEST(FieldMapping, NamesComeBeforeAliasesWhichThenFillGaps) {
  const std::vector<std::string> file{"Belong", "owner", "PSize", "GJ"};
  const auto mapping = map_fields(pipes(), file, {});
  EXPECT_EQ(of_pipes(mapping, "owner").source, 1U);
  EXPECT_FALSE(of_pipes(mapping, "owner").by_alias);
  EXPECT_EQ(of_pipes(mapping, "owner").fallbacks, std::vector<std::size_t>{0});
  EXPECT_EQ(of_pipes(mapping, "diameter_mm").source, 2U);
  EXPECT_EQ(of_pipes(mapping, "diameter_mm").fallbacks, std::vector<std::size_t>{3});
}

TEST(FieldMapping, AColumnOfSystemsIsNoCode) {
  const std::vector<std::string> file{"Code", "管线编号"};
  const auto mapping = map_fields(pipes(), file, {.map = {}, .set = {}, .system_columns = {"Code"}});
  EXPECT_EQ(of_pipes(mapping, "code").source, 1U);
  EXPECT_EQ(of_pipes(mapping, "system").source, 0U);
}

TEST(FieldMapping, AFieldToldTwiceIsRefused) {
  const std::vector<std::string> file{"a"};
  EXPECT_THROW((void)map_fields(works(), file, {{{"name", "a"}}, {{"name", "x"}}}), error);
}

}  // namespace
}  // namespace greenward::workflow
