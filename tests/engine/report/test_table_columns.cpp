#include "engine/report/table_columns.hpp"

#include "engine/report/cairo_surface.hpp"
#include "tests/support/property_cases.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace greenward::report {
namespace {

double sum(const std::vector<double>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0.0);
}

TEST(TableColumns, WordsAreRunsWithoutSpaces) {
  using words = std::vector<std::string>;
  EXPECT_EQ(words_in("Runs in a storm pipe"), (words{"Runs", "in", "a", "storm", "pipe"}));
  EXPECT_EQ(words_in("不通过"), (words{"不通过"})) << "a short Chinese text is a word";
  EXPECT_EQ(words_in("流到雨水排放口或雨水干管 O-1"), (words{"O-1"})) << "a long one may be broken";
  EXPECT_EQ(words_in("管内底高程(m)"), (words{"(m)"}));
  EXPECT_EQ(words_in(""), words{});
}

TEST(TableColumns, WhatFitsStaysAsItIs) {
  EXPECT_EQ(share_out({{100, 50, 40}, {30, 30, 30}}, 200), (std::vector<double>{100, 30}));
}

TEST(TableColumns, TheWidestTextGivesWayFirst) {
  // Numbers, a verdict, a code and a long way: only the way is narrowed.
  const std::vector<column_need> needs{{40, 40, 40}, {60, 60, 60}, {90, 90, 90}, {300, 50, 50}};
  const std::vector<double> widths = share_out(needs, 350);
  EXPECT_EQ(widths[0], 40);
  EXPECT_EQ(widths[1], 60);
  EXPECT_EQ(widths[2], 90);
  EXPECT_NEAR(widths[3], 160, 1e-6);
}

TEST(TableColumns, LongWordsAreBrokenBeforeShortOnes) {
  const std::vector<double> widths = share_out({{200, 200, 30}, {80, 80, 80}}, 150);
  EXPECT_EQ(widths[1], 80);
  EXPECT_NEAR(widths[0], 70, 1e-6);
}

TEST(TableColumns, WhereNotEvenShortWordsFitAllGiveWay) {
  const std::vector<double> widths = share_out({{100, 100, 100}, {300, 300, 300}}, 200);
  EXPECT_DOUBLE_EQ(widths[0], 50);
  EXPECT_DOUBLE_EQ(widths[1], 150);
}

TEST(TableColumns, AnyColumnsKeepTheirShortWordsWhereThereIsRoom) {
  greenward::testing::check_quick_property(
      [] {
        const auto count = *rc::gen::inRange<std::size_t>(1, 12);
        std::vector<column_need> needs;
        double least = 0, natural = 0;
        for (std::size_t i = 0; i < count; ++i) {
          const double words = *rc::gen::inRange(20, 120);
          const double unbroken = words + *rc::gen::inRange(0, 100);
          needs.push_back({unbroken + *rc::gen::inRange(0, 200), unbroken, words});
          least += words;
          natural += needs.back().natural;
        }
        const double room = least + *rc::gen::inRange(0, 800);
        const std::vector<double> widths = share_out(needs, room);
        RC_ASSERT(std::abs(sum(widths) - std::min(room, natural)) < 1e-6);
        for (std::size_t i = 0; i < count; ++i) {
          RC_ASSERT(widths[i] >= needs[i].short_words - 1e-6);
          RC_ASSERT(widths[i] <= needs[i].natural + 1e-6);
        }
      },
      3);
}

TEST(TableColumns, NoShortWordOfAnEngineersTableIsBroken) {
  cairo_surface surface(map_format::png, 1, 1);
  text_painter text(surface.context());
  sheet table{"faults", {"", ""}, {}, {{}}};
  const std::vector<std::pair<const char*, const char*>> columns{
      {"No.", "12"},
      {"Verdict", "Fails"},
      {"Connections", "unknown"},
      {"Sewage passes", "62.5%–80.0%"},
      {"Pipes", "WS-000123"},
      {"Catchment", "12.345"},
      {"Where", "Street"},
      {"原因", "不通过"},
      {"Reason", "Runs in a storm pipe of the street that nobody has surveyed for years"},
      {"Way", "P-0001 → P-0002 → P-0003 → P-0004 → P-0005 → P-0006 → P-0007"}};
  for (const auto& [title, value] : columns) {
    table.columns.push_back({title, {title, title}});
    table.rows[0].emplace_back(std::string(value));
  }
  const table_columns set = columns_within(table, language::en, 714, text);
  EXPECT_LE(set.width(), 714.001);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const text_style body{.size = set.type_size};
    const text_style bold{.size = set.type_size, .weight = font_weight::bold};
    for (const std::string& word : words_in(columns[i].second))
      EXPECT_LE(text.measure(word, body).width, set.widths[i] - 2 * kCellPad) << word;
    for (const std::string& word : words_in(columns[i].first))
      EXPECT_LE(text.measure(word, bold).width, set.widths[i] - 2 * kCellPad) << word;
  }
}

}  // namespace
}  // namespace greenward::report
