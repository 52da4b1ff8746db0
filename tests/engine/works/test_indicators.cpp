#include "engine/works/indicators.hpp"

#include "tests/engine/works/work_tables.hpp"

#include <gtest/gtest.h>

namespace greenward::works {
namespace {

struct own_indicator {
  std::string code;
  std::optional<double> current = {};
  std::string as_of = "", measure = "", kind = "", part = "", of = "";
};

std::vector<indicator_value> values_of(const std::vector<own_indicator>& indicators,
                                       const std::vector<own_work>& works, const char* on = "2023-12-31") {
  layer::feature_table table(catalogue().layer("indicators"));
  for (const own_indicator& one : indicators) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("code", one.code);
    if (one.current) row.set("current", *one.current);
    if (!one.as_of.empty()) row.set("as_of", days_since_epoch(*parse_date(one.as_of)));
    if (!one.measure.empty()) row.set("measure", one.measure);
    if (!one.kind.empty()) row.set("measured_kind", one.kind);
    if (!one.part.empty()) row.set("part_code", one.part);
    if (!one.of.empty()) row.set("of_code", one.of);
  }
  const auto facts = facts_of(works_table(works), stages_table({}), lists(), parse_date(on));
  return indicators_on(table, facts, lists(), *parse_date(on));
}

const std::vector<own_work> kWorks{
    {.code = "1", .kind = "key_project", .stage = "started", .actual_start = "2023-04-01"},
    {.code = "2", .kind = "key_project", .stage = "started", .actual_start = "2023-12-31"},
    {.code = "3", .kind = "key_project"},
    {.code = "4", .stage = "completed", .actual_start = "2023-04-01", .actual_end = "2023-09-30"}};

TEST(Indicators, AreCountedFromTheWorksOnTheDay) {
  const std::vector<own_indicator> indicators{{.code = "a", .measure = "works", .kind = "key_project"},
                                              {.code = "b", .measure = "works_begun", .kind = "key_project"},
                                              {.code = "c", .measure = "works_done"},
                                              {.code = "d", .measure = "works"}};
  const auto values = values_of(indicators, kWorks);
  EXPECT_EQ(values[0].value, 3);
  EXPECT_EQ(values[1].value, 2);
  EXPECT_EQ(values[2].value, 1);
  EXPECT_EQ(values[3].value, 4);
  EXPECT_EQ(values_of(indicators, kWorks, "2023-12-30")[1].value, 1);
  EXPECT_EQ(values_of(indicators, kWorks, "2023-09-29")[2].value, 0);
}

TEST(Indicators, ARatioShowsBothOfItsNumbers) {
  const auto values = values_of({{.code = "started", .measure = "works_begun", .kind = "key_project"},
                                 {.code = "planned", .current = 4},
                                 {.code = "rate", .measure = "ratio", .part = "started", .of = "planned"}},
                                kWorks);
  EXPECT_EQ(values[2].value, 50);
  EXPECT_EQ(values[2].part, 2);
  EXPECT_EQ(values[2].of, 4);
}

TEST(Indicators, WhatIsNotKnownSaysWhy) {
  const auto values = values_of({{.code = "a"},
                                 {.code = "b", .current = 7, .as_of = "2024-01-01"},
                                 {.code = "c", .measure = "ratio", .part = "a", .of = "b"},
                                 {.code = "zero", .current = 0},
                                 {.code = "d", .measure = "ratio", .part = "zero", .of = "zero"},
                                 {.code = "e", .measure = "ratio", .part = "d", .of = "e"},
                                 {.code = "f", .measure = "ratio", .part = "nothing", .of = "zero"}},
                                kWorks);
  EXPECT_EQ(values[0].gap, indicator_gap::not_stated);
  EXPECT_EQ(values[1].gap, indicator_gap::stated_later);
  EXPECT_EQ(values[2].gap, indicator_gap::no_such_part);
  EXPECT_EQ(values[4].gap, indicator_gap::zero_of);
  EXPECT_EQ(values[5].gap, indicator_gap::no_such_part);
  EXPECT_EQ(values[6].gap, indicator_gap::no_such_part);
  for (const std::size_t row : {0U, 1U, 2U, 4U, 5U, 6U}) EXPECT_FALSE(values[row].value) << row;
}

}  // namespace
}  // namespace greenward::works
