#include "engine/report/separation_page.hpp"

#include "engine/report/separation_tables.hpp"

#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <limits>

namespace greenward::report {
namespace {

using drainage::verdict;
using geo::planar;

constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();

// ---- where ways leave ----

way_exit exit_of(std::vector<planar> line, const geo::planar_box& box) {
  geo::planar_geometry ways;
  if (line.empty())
    ways.append_none();
  else
    ways.append_line(line);
  return exits_of(ways, box).front();
}

constexpr geo::planar_box kPage{{0, 0}, {100, 100}};

TEST(WayExits, StandOnTheBorderAndKnowHowFarItIsStill) {
  const way_exit exit = exit_of({{50, 50}, {90, 50}, {130, 50}, {130, 150}}, kPage);
  EXPECT_EQ(exit.place, (planar{100, 50}));
  EXPECT_EQ(exit.towards, (planar{130, 50}));
  EXPECT_DOUBLE_EQ(exit.metres_left, 130);
}

TEST(WayExits, TheLastOneCounts) {
  const way_exit exit = exit_of({{50, 50}, {50, 150}, {80, 150}, {80, 50}, {120, 50}}, kPage);
  EXPECT_EQ(exit.place, (planar{100, 50}));
  EXPECT_DOUBLE_EQ(exit.metres_left, 20);
}

TEST(WayExits, AWayThatEndsInsideHasNone) {
  EXPECT_LT(exit_of({{50, 50}, {150, 50}, {150, 80}, {60, 80}}, kPage).metres_left, 0);
  EXPECT_LT(exit_of({{150, 150}, {200, 150}}, kPage).metres_left, 0) << "it never was inside";
  EXPECT_LT(exit_of({}, kPage).metres_left, 0);
}

// ---- words ----

TEST(NumberLists, RunsOfThreeAreShortened) {
  EXPECT_EQ(number_list({}), "");
  EXPECT_EQ(number_list({4}), "4");
  EXPECT_EQ(number_list({1, 2}), "1, 2");
  EXPECT_EQ(number_list({1, 2, 3, 7, 9, 10, 11, 12}), "1–3, 7, 9–12");
}

TEST(WayText, LongWaysAreCountedInTheMiddleNeverCutOffSilently) {
  std::vector<std::string> pipes;
  for (int i = 1; i <= 12; ++i) pipes.push_back("P" + std::to_string(i));
  EXPECT_EQ(way_text(pipes, language::zh), "P1 → P2 → P3 → P4 → P5 → P6 → P7 → P8 → P9 → P10 → P11 → P12");
  for (int i = 13; i <= 20; ++i) pipes.push_back("P" + std::to_string(i));
  EXPECT_EQ(way_text(pipes, language::zh),
            "P1 → P2 → P3 → P4 → P5 → P6 → …（略 8 段）… → P15 → P16 → P17 → P18 → P19 → P20");
  EXPECT_EQ(way_text(pipes, language::en),
            "P1 → P2 → P3 → P4 → P5 → P6 → … (8 more pipes) … → P15 → P16 → P17 → P18 → P19 → P20");
  EXPECT_EQ(way_text({}, language::zh), "");
}

TEST(Bounds, AreOneNumberWhereTheyAreTheSame) {
  EXPECT_EQ(bounds_text(0.5, 0.75), "50.0%–75.0%");
  EXPECT_EQ(bounds_text(1, 1), "100.0%");
  EXPECT_EQ(bounds_text(kNotKnown, 1), "—");
}

TEST(Conclusions, HoldDeclaredCompleteAgainstProven) {
  separation_page page;
  page.declared = {"申报完成", "Declared complete"};
  page.declared_complete = true;
  const std::array<const char*, 4> said{"申报无从证实", "申报属实", "与申报不符", "尚不能证实"};
  for (const verdict v : {verdict::not_assessable, verdict::passes, verdict::fails, verdict::unknown}) {
    page.receptor.result = v;
    EXPECT_NE(conclusion(page, language::zh).find(said[static_cast<std::size_t>(v)]), std::string::npos);
  }
  page.declared_complete = false;
  page.declared = {"施工中", "Under way"};
  EXPECT_EQ(conclusion(page, language::zh), "申报状态：施工中　证实结论：未知");
}

// ---- order ----

separation_page compound(const char* code, verdict result, double index, double failing = 0) {
  separation_page page;
  page.code = code;
  page.receptor.result = result;
  page.receptor.least_index = page.receptor.greatest_index = index;
  page.receptor.sewage.fail = failing;
  return page;
}

TEST(WorstFirst, FailingBeforeUnknownBeforeNotAssessableBeforePassing) {
  const std::vector<separation_page> in_order{
      compound("d", verdict::fails, 0.1),     compound("b", verdict::fails, 0.5, 40),
      compound("a", verdict::fails, 0.5, 10), compound("c", verdict::fails, kNotKnown),
      compound("a", verdict::unknown, 0),     compound("a", verdict::not_assessable, kNotKnown),
      compound("a", verdict::passes, 1),      compound("b", verdict::passes, 1)};
  for (std::size_t i = 0; i < in_order.size(); ++i)
    for (std::size_t j = 0; j < in_order.size(); ++j)
      EXPECT_EQ(is_worse(in_order[i], in_order[j]), i < j) << i << ' ' << j;
}

}  // namespace
}  // namespace greenward::report
