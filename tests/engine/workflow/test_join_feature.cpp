#include "engine/workflow/join_feature.hpp"

#include "engine/base/error.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/feature_lookup.hpp"
#include "engine/workflow/undo.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <algorithm>
#include <string>

namespace greenward::workflow {
namespace {

using geo::lon_lat;
using ::testing::HasSubstr;

constexpr geo::crs_code kZone{4551};
constexpr lon_lat kFirst{125.20, 43.88}, kSecond{125.21, 43.88}, kThird{125.22, 43.88}, kFar{125.23, 43.89};

struct drawn_line {
  const char* code;
  std::vector<lon_lat> corners;
  std::vector<std::pair<const char*, const char*>> words;
  std::vector<std::pair<const char*, double>> numbers;
};

/// Pipes P1 and P2 run on in each other, P3 runs against them, P4 stands apart; roads R1 and R2 meet head on.
class JoinedLines : public ::testing::Test {
 protected:
  JoinedLines() {
    const auto store = open_or_create(address());
    const auto change = store->begin({"测试员", "import", "", "2023-01-01T00:00:00Z"});
    put(*change, "pipes",
        {{"P1",
          {kFirst, kSecond},
          {{"system", "storm"}, {"from_code", "N1"}, {"to_code", "N2"}, {"material", "PVC"}},
          {{"length_m", 30.1}, {"up_invert_m", 210.5}, {"down_invert_m", 209.5}, {"diameter_mm", 300}}},
         {"P2",
          {kSecond, {125.215, 43.881}, kThird},
          {{"system", "storm"}, {"from_code", "N2"}, {"to_code", "N3"}, {"owner", "城管局"}},
          {{"length_m", 20.2}, {"up_invert_m", 209.4}, {"down_invert_m", 208.1}, {"diameter_mm", 400}}},
         {"P3", {kFar, kThird}, {{"system", "storm"}}, {}},
         {"P4", {kFar, {125.24, 43.89}}, {{"system", "storm"}}, {}}});
    put(*change, "roads",
        {{"R1", {kFirst, kSecond}, {{"oneway", "forward"}}, {}},
         {"R2", {kThird, kSecond}, {{"oneway", "both"}}, {}},
         {"R3", {kFar, kThird}, {{"oneway", "forward"}}, {}}});
    layer::feature_table touched(program_environment().catalogue.layer("work_features"));
    {
      layer::row_writer row(touched, feature_id(0));
      row.set("work_code", "W1");
      row.set("layer", "roads");
      row.set("feature_code", "R2");
    }
    (void)change->insert(touched, {});
    change->commit();
  }
  static void put(store::write_transaction& change, const char* layer, const std::vector<drawn_line>& lines) {
    layer::feature_table table(program_environment().catalogue.layer(layer));
    for (const drawn_line& line : lines) {
      layer::row_writer row(table, feature_id(0));
      row.set("code", line.code);
      for (const auto& [field, word] : line.words) row.set(field, word);
      for (const auto& [field, number] : line.numbers) row.set(field, number);
      row.geometry().append_line(line.corners);
    }
    (void)change.insert(table, {});
  }
  [[nodiscard]] std::string address() const { return (folder_ / "lines.sqlite").string(); }
  [[nodiscard]] layer::feature_table now(const char* layer) const {
    return open_for_reading(address())->read(layer);
  }
  [[nodiscard]] line_join asked(const char* layer, std::size_t line, std::size_t other) const {
    return join_rows(now(layer), line, other, kZone);
  }
  [[nodiscard]] edit_result join(const char* layer, std::size_t line, std::size_t other) const {
    return edit_features(address(), "李工", "", asked(layer, line, other).edits);
  }
  [[nodiscard]] std::string refusal(const char* layer, std::size_t line, std::size_t other) const {
    try {
      (void)asked(layer, line, other);
    } catch (const error& refused) {
      return refused.problem().en;
    }
    return "joined";
  }
  static bool equal(const layer::feature_table& a, const layer::feature_table& b) {
    return std::ranges::equal(a.ids(), b.ids()) && std::ranges::equal(a.columns(), b.columns()) &&
           a.geometry() == b.geometry();
  }

  greenward::testing::temporary_directory folder_;
};

TEST_F(JoinedLines, HaveTheBeginningOfTheFirstAndTheEndOfTheSecond) {
  ASSERT_TRUE(join("pipes", 0, 1).refused.empty());
  const layer::feature_table pipes = now("pipes");
  ASSERT_EQ(pipes.size(), 3U);
  EXPECT_EQ(pipes.ids()[0], feature_id(1));
  EXPECT_EQ(pipes["code"].text(0), "P1");
  EXPECT_EQ(pipes["from_code"].text(0), "N1");
  EXPECT_EQ(pipes["to_code"].text(0), "N3");
  EXPECT_EQ(pipes["up_invert_m"].real(0), 210.5);
  EXPECT_EQ(pipes["down_invert_m"].real(0), 208.1);
  EXPECT_EQ(pipes["length_m"].real(0), 50.3) << "both are stated";
  EXPECT_EQ(pipes["diameter_mm"].real(0), 300) << "its own";
  EXPECT_FALSE(pipes["owner"].has(0));
  const auto corners = pipes.geometry()[0].points();
  ASSERT_EQ(corners.size(), 4U);
  EXPECT_EQ(corners[0], kFirst);
  EXPECT_EQ(corners[1], kSecond);
  EXPECT_EQ(corners[3], kThird);
  EXPECT_FALSE(row_of(pipes, feature_id(2)));
}

TEST_F(JoinedLines, TheOneBehindKeepsItsEndAndTakesTheBeginning) {
  ASSERT_TRUE(join("pipes", 1, 0).refused.empty());
  const layer::feature_table pipes = now("pipes");
  ASSERT_EQ(pipes.ids()[0], feature_id(2));
  EXPECT_EQ(pipes["code"].text(0), "P2");
  EXPECT_EQ(pipes["from_code"].text(0), "N1");
  EXPECT_EQ(pipes["to_code"].text(0), "N3");
  EXPECT_EQ(pipes["up_invert_m"].real(0), 210.5);
  EXPECT_EQ(pipes.geometry()[0].points().front(), kFirst);
  EXPECT_EQ(pipes.geometry()[0].points().back(), kThird);
}

TEST_F(JoinedLines, AreOneEntryThatIsTakenBackAndDoneAgain) {
  const layer::feature_table before = now("pipes");
  const std::size_t entries = open_for_reading(address())->journal().size();
  const edit_result result = join("pipes", 0, 1);
  EXPECT_EQ(open_for_reading(address())->journal().size(), entries + 1);
  const layer::feature_table joined = now("pipes");
  const undo_result undone = undo_entry(address(), "李工", "", result.entry);
  EXPECT_TRUE(undone.obstacles.empty());
  EXPECT_TRUE(equal(now("pipes"), before));
  EXPECT_TRUE(undo_entry(address(), "李工", "", undone.entry).obstacles.empty());
  EXPECT_TRUE(equal(now("pipes"), joined));
  EXPECT_TRUE(open_for_reading(address())->verify().empty());
}

TEST_F(JoinedLines, EveryDifferenceIsNamed) {
  const line_join join = asked("pipes", 0, 1);
  ASSERT_EQ(join.notes.size(), 3U);
  EXPECT_THAT(join.notes[0].en, HasSubstr("N2 → N3"));
  EXPECT_THAT(join.notes[2].en, ::testing::StartsWith("N2 is where they meet"));
  EXPECT_EQ(asked("pipes", 1, 0).notes.back().en, join.notes[2].en) << "whichever of them is kept";
  EXPECT_THAT(join.notes[0].en, HasSubstr("30.1 m → 50.3 m"));
  EXPECT_THAT(join.notes[1].en, HasSubstr("400 mm (here 300 mm)"));
  EXPECT_THAT(join.notes[1].en, HasSubstr("城管局 (here not known)"));
  EXPECT_THAT(join.notes[1].en, HasSubstr("not known (here PVC)"));
  EXPECT_THAT(join.notes[1].en, HasSubstr("209.4 m (here 210.5 m)"));
  const layer::feature_table pipes = now("pipes"), line = pipes.selected(std::array<std::size_t, 1>{0});
  EXPECT_TRUE(differences_of(line, line, line).empty());
}

TEST_F(JoinedLines, ALengthThatOneDoesNotStateIsNotKnown) {
  const layer::feature_table pipes = now("pipes");
  const auto row = [&](std::size_t at) { return pipes.selected(std::array{at}); };
  EXPECT_FALSE(joined_row(row(0), row(2), false)["length_m"].has(0));
  const auto differences = differences_of(row(0), row(2), joined_row(row(0), row(2), false));
  const auto length = std::ranges::find(differences, "length_m", &field_difference::field);
  ASSERT_NE(length, differences.end());
  EXPECT_TRUE(length->is_taken);
  EXPECT_EQ(length->taken, "");
}

TEST_F(JoinedLines, ThatDoNotMeetAreRefusedWithTheirDistance) {
  EXPECT_THAT(refusal("pipes", 0, 3), HasSubstr("m apart"));
  EXPECT_THAT(refusal("pipes", 0, 0), HasSubstr("two lines"));
  EXPECT_THAT(refusal("works", 0, 0), HasSubstr("not joined"));
}

TEST_F(JoinedLines, APipeIsNeverTurnedRound) {
  EXPECT_EQ(refusal("pipes", 1, 2), "their directions conflict: they are not joined");
  EXPECT_EQ(refusal("pipes", 2, 3), "their directions conflict: they are not joined");
}

TEST_F(JoinedLines, ATwoWayRoadIsTurnedRoundAndAOneWayStreetIsNotJoinedAgainstAnother) {
  const line_join join = asked("roads", 0, 1);
  const auto corners = (*join.edits[0].shape)[0].points();
  EXPECT_EQ(corners.front(), kFirst);
  EXPECT_EQ(corners.back(), kThird);
  const layer::feature_table roads = now("roads");
  const auto ways = [&](std::size_t line, std::size_t other) {
    return ways_to_join(roads.selected(std::array{line}), roads.selected(std::array{other}));
  };
  EXPECT_TRUE(ways(0, 1).turned);
  EXPECT_FALSE(ways(0, 2).turned) << "both are one-way along the line";
  EXPECT_TRUE(ways(0, 2).straight);
}

TEST_F(JoinedLines, WhatNamesTheOtherKeepsItAsADeletionDoes) {
  const layer::feature_table before = now("roads");
  const edit_result result = join("roads", 0, 1);
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].edit, 1U);
  EXPECT_THAT(result.refused[0].reason.en, HasSubstr("R2 stands in work_features"));
  EXPECT_TRUE(equal(now("roads"), before)) << "nothing is written";
  EXPECT_TRUE(join("roads", 1, 0).refused.empty()) << "the named one is kept";
}

TEST_F(JoinedLines, WhatSomebodyElseHasChangedMeanwhileIsNotJoined) {
  const line_join mine = asked("pipes", 0, 1);
  const feature_edit other{.layer = "pipes", .feature = feature_id(2), .fields = {{"owner", "别人"}}};
  ASSERT_TRUE(edit_features(address(), "王工", "", std::array{other}).refused.empty());
  const edit_result result = edit_features(address(), "李工", "", mine.edits);
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].field, "owner");
  EXPECT_EQ(now("pipes").size(), 4U);
}

TEST_F(JoinedLines, ADividedLineIsOneAgain) {
  feature_edit divide{.kind = edit_kind::divide, .layer = "pipes", .feature = feature_id(2)};
  geo::geographic_geometry first, rest;
  first.append_line(std::array{kSecond, lon_lat{125.215, 43.881}});
  rest.append_line(std::array{lon_lat{125.215, 43.881}, kThird});
  divide.shape = first;
  divide.rest = rest;
  const layer::feature_table before = now("pipes");
  ASSERT_TRUE(edit_features(address(), "李工", "", std::array{divide}).refused.empty());
  ASSERT_TRUE(join("pipes", 1, 4).refused.empty());
  const layer::feature_table after = now("pipes");
  EXPECT_EQ(after.geometry(), before.geometry());
  for (const char* field : {"from_code", "to_code", "up_invert_m", "down_invert_m", "diameter_mm"})
    EXPECT_EQ(after[field], before[field]) << field;
}

}  // namespace
}  // namespace greenward::workflow
