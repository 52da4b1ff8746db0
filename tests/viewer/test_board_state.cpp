#include "engine/workflow/mechanisms.hpp"
#include "engine/workflow/progress.hpp"
#include "engine/works/standing.hpp"
#include "tests/viewer/sampled_session.hpp"
#include "tests/viewer/small_district.hpp"
#include "viewer/layers/board_link.hpp"
#include "viewer/layers/table_link.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace greenward::viewer {
namespace {

using part_kind = board_part::what;

class BoardState : public SampledSession {
 protected:
  void SetUp() override {
    SampledSession::SetUp();
    state.time.use(
        std::make_shared<const workflow::works_ledger>(workflow::ledger_on(district_, std::nullopt)),
        today());
  }
  /// As the desk does between two frames.
  void answer() {
    state.board.asked = question_of_board(state);
    state.board.take(std::make_shared<const board_answer>(answer_board(*state.board.asked)));
    follow_in_board(state);
  }
  void open(board_page page) {
    switch_board(state, page);
    answer();
  }
  [[nodiscard]] const layer::feature_table& works() const { return district_->at("works").table; }
  [[nodiscard]] std::vector<std::uint32_t> marked() { return state.find("works")->marks.rows(); }
  [[nodiscard]] std::size_t row_called(const std::string& key) const {
    const auto& rows = state.board.shown->rows;
    return static_cast<std::size_t>(std::ranges::find(rows, key, &board_row::key) - rows.begin());
  }
};

const char* field_of(board_group group) {
  switch (group) {
    case board_group::street:
      return "street_code";
    case board_group::community:
      return "community_code";
    case board_group::kind:
      return "work_kind";
    case board_group::responsible:
      return "responsible";
  }
  return "";
}

/// Counted by hand from the table's own fields, on a day by the stages of that day.
TEST_F(BoardState, EveryWorkStandsInTheRowAndStageThatItsFieldsName) {
  const auto& stages = workflow::program_environment().catalogue.codes("stage").entries;
  for (const std::optional<date> day : {std::optional<date>(), parse_date("2023-07-15")}) {
    state.time.day = day;
    const std::vector<std::string> stage_of = works::stages_on(works(), district_->at("work_stages").table,
                                                               workflow::program_environment().lives, day);
    for (const board_group group :
         {board_group::street, board_group::community, board_group::kind, board_group::responsible}) {
      state.board.group = group;
      state.board.page = board_page::roll_up;
      state.board.open = true;
      answer();
      std::map<std::pair<std::string, std::string>, std::set<std::uint32_t>> expected;
      for (std::uint32_t i = 0; i < works().size(); ++i)
        expected[{std::string(works()[field_of(group)].text(i)), stage_of[i]}].insert(i);
      std::size_t found = 0;
      const auto& rows = state.board.shown->rows;
      for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
        for (std::size_t s = 0; s < stages.size(); ++s) {
          const auto behind = state.board.works_of(row, {part_kind::stage, s});
          EXPECT_EQ(behind.size(), rows[row].sums.by_stage[s])
              << "the figure is the number of works behind it";
          const auto wanted = expected.find({rows[row].key, stages[s].code});
          const std::set<std::uint32_t> none, here(behind.begin(), behind.end());
          EXPECT_EQ(here, wanted == expected.end() ? none : wanted->second)
              << rows[row].key << stages[s].code;
          found += behind.size();
        }
      }
      EXPECT_EQ(found, works().size());
      EXPECT_EQ(rows.back().key, "sum");
      EXPECT_EQ(rows.back().sums.works, works().size());
    }
  }
}

TEST_F(BoardState, ItsFiguresAreThoseOfTheCommand) {
  state.time.day = parse_date("2023-07-15");
  open(board_page::roll_up);
  const workflow::progress_report report = workflow::compute_progress(
      district_, {.kind = "", .by = {.unit = works::unit_level::street}, .as_of = state.time.day});
  ASSERT_EQ(state.board.rows(), report.rows.size() + 1);
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    EXPECT_EQ(state.board.shown->rows[i].sums, report.rows[i].sums);
    EXPECT_EQ(state.board.works_of(i, {part_kind::late}).size(), report.rows[i].sums.late);
  }
  open(board_page::dispatch);
  const workflow::works_ledger ledger = workflow::ledger_on(district_, state.time.day);
  const workflow::explained_sheets dispatch = workflow::weekly_dispatch(ledger, {}, language::zh);
  EXPECT_EQ(state.board.shown->lists.size(), dispatch.sheets.size());
  EXPECT_EQ(state.board.shown->method, dispatch.method);
  for (const board_list& list : state.board.shown->lists) {
    const auto same = std::ranges::find(dispatch.sheets, list.table.key, &sheet::key);
    ASSERT_NE(same, dispatch.sheets.end());
    EXPECT_EQ(list.table.rows, same->rows);
  }
  open(board_page::review);
  const workflow::explained_sheets review = workflow::quarterly_review(ledger, {}, language::zh);
  EXPECT_EQ(state.board.shown->figures->rows, review.sheets[0].rows);
  EXPECT_EQ(state.board.shown->method, review.method);
  for (std::size_t i = 1; i < review.sheets.size(); ++i)
    EXPECT_EQ(state.board.shown->lists[i - 1].table.rows, review.sheets[i].rows);
}

TEST_F(BoardState, TheRaceKnowsWhichWorksAreRankedAndDone) {
  for (const auto measure :
       {works::race_measure::due, works::race_measure::done, works::race_measure::on_time}) {
    state.time.day = parse_date("2023-09-30");
    state.board.measure = measure;
    if (!state.board.open) switch_board(state, board_page::race);
    answer();
    const workflow::explained_sheets race = workflow::monthly_race(
        workflow::ledger_on(district_, state.time.day), {.measure = measure}, language::zh);
    const board_list& list = *state.board.shown_list();
    EXPECT_EQ(list.table.rows, race.sheets[0].rows);
    std::size_t all = 0;
    for (std::size_t row = 0; row < list.table.rows.size(); ++row) {
      EXPECT_EQ(std::get<std::int64_t>(list.table.rows[row][5]),
                static_cast<std::int64_t>(list.works[row].size()));
      EXPECT_EQ(std::get<std::int64_t>(list.table.rows[row][4]),
                static_cast<std::int64_t>(list.done[row].size()));
      EXPECT_EQ(state.board.works_of(row, {part_kind::done}).size() +
                    state.board.works_of(row, {part_kind::not_done}).size(),
                list.works[row].size());
      all += list.works[row].size();
    }
    EXPECT_GT(all, 0U);
  }
}

TEST_F(BoardState, RowsOfMeetingsAreAboutTheWorkWhoseCodeTheyShow) {
  open(board_page::dispatch);
  const board_list& late = *state.board.shown_list();
  EXPECT_EQ(late.table.key, "late") << "what is late comes first";
  ASSERT_FALSE(late.works.empty());
  for (std::size_t row = 0; row < late.works.size(); ++row) {
    ASSERT_EQ(late.works[row].size(), 1U);
    EXPECT_EQ(works()["code"].text(late.works[row][0]), std::get<std::string>(late.table.rows[row][0]));
  }
}

TEST_F(BoardState, TheDayBeforeStandsBesideEachRow) {
  state.time.day = parse_date("2023-09-30");
  state.time.before = parse_date("2023-03-31");
  open(board_page::roll_up);
  const std::vector<board_row> both = state.board.shown->rows;
  state.time.day = std::exchange(state.time.before, std::nullopt);
  answer();
  const std::vector<board_row>& then = state.board.shown->rows;
  ASSERT_EQ(both.size(), then.size());
  for (std::size_t i = 0; i < both.size(); ++i) {
    EXPECT_EQ(both[i].before, then[i].sums);
    EXPECT_FALSE(then[i].before);
  }
  EXPECT_NE(both.back().sums.by_stage, then.back().sums.by_stage);
}

TEST_F(BoardState, APartOfABarSelectsItsWorksAndNoOthers) {
  open(board_page::roll_up);
  state.find("works")->visible = false;
  state.find("works")->marks.set(0, true);
  const board_row& row = state.board.shown->rows[0];
  const auto stage =
      static_cast<std::size_t>(std::ranges::find_if(row.sums.by_stage, [](std::size_t n) { return n > 0; }) -
                               row.sums.by_stage.begin());
  const board_part part{part_kind::stage, stage};
  mark_in_board(state, 0, part, board_marking::replace);
  EXPECT_EQ(marked(), state.board.works_of(0, part));
  EXPECT_TRUE(state.find("works")->visible);
  mark_in_board(state, 1, {}, board_marking::add);
  EXPECT_EQ(marked().size(), row.sums.by_stage[stage] + state.board.shown->rows[1].sums.works);
  mark_in_board(state, 0, {}, board_marking::take_away);
  EXPECT_EQ(marked(), state.board.works_of(1, {}));
}

TEST_F(BoardState, WhatIsSelectedOnTheMapIsCountedInItsRow) {
  open(board_page::roll_up);
  const auto first = state.board.works_of(0, {});
  ASSERT_GE(first.size(), 2U);
  state.find("works")->marks.set(first[0], true);
  state.find("works")->marks.set(first[1], true);
  follow_in_board(state);
  EXPECT_EQ(state.board.selected[0], 2U);
  EXPECT_EQ(state.board.selected.back(), 2U) << "and in the sum";
  EXPECT_EQ(state.board.selected[1], 0U);
}

TEST_F(BoardState, AWorkChosenOnTheMapIsTurnedToOnce) {
  open(board_page::roll_up);
  const std::uint32_t work = state.board.works_of(2, {}).front();
  choose("works", work);
  follow_in_board(state);
  EXPECT_EQ(state.board.current, 2U);
  state.board.move(-1);
  follow_in_board(state);
  EXPECT_EQ(state.board.current, 1U) << "it is followed once";
}

TEST_F(BoardState, ARowOfAMeetingIsGoneToAndSelectsNothing) {
  open(board_page::dispatch);
  state.view.look_at({0, 0}, 1);
  const auto& list = *state.board.shown_list();
  const auto row = static_cast<std::size_t>(
      std::ranges::find_if(
          list.works, [&](const auto& one) { return !district_->at("works").planar[one[0]].is_none(); }) -
      list.works.begin());
  visit_in_board(state, row, {});
  ASSERT_NE(state.chosen.current(), nullptr);
  EXPECT_EQ(state.chosen.current()->row, list.works[row][0]);
  EXPECT_TRUE(
      state.view.visible().contains(district_->at("works").planar[list.works[row][0]].box().centre()));
  EXPECT_TRUE(marked().empty());
  follow_in_board(state);
  EXPECT_EQ(state.board.current, row);
}

TEST_F(BoardState, ARowOfUnitsIsGoneToWhole) {
  open(board_page::roll_up);
  state.view.look_at({0, 0}, 1);
  visit_in_board(state, 0, {});
  EXPECT_EQ(marked(), state.board.works_of(0, {}));
  for (const std::uint32_t work : marked()) {
    const auto place = district_->at("works").planar[work];
    if (!place.is_none()) {
      EXPECT_TRUE(state.view.visible().contains(place.box().centre()));
    }
  }
}

TEST_F(BoardState, AnotherQuestionDropsAnAnswerThatComesLate) {
  open(board_page::roll_up);
  const auto before = state.board.shown;
  state.board.group = board_group::kind;
  state.board.asked = question_of_board(state);
  state.board.take(before);
  EXPECT_EQ(state.board.shown, before) << "still there until the new one comes";
  EXPECT_NE(state.board.shown->asked, *state.board.asked);
  answer();
  EXPECT_EQ(state.board.shown->asked.group, board_group::kind);
  state.board.current = 1;
  state.time.day = parse_date("2023-07-15");
  answer();
  EXPECT_EQ(state.board.current, 1U) << "on another day the row stays";
  state.board.group = board_group::street;
  answer();
  EXPECT_FALSE(state.board.current);
}

TEST_F(BoardState, ItTakesThePlaceOfTheAttributeTableAndTheOtherWayRound) {
  open_table(state, "works");
  open(board_page::roll_up);
  EXPECT_FALSE(state.table.open);
  open_table(state, "works");
  EXPECT_FALSE(state.board.open);
  EXPECT_FALSE(question_of_board(state));
}

TEST_F(BoardState, KeysGoOverThePartsThatHaveWorks) {
  open(board_page::roll_up);
  state.board.move(1);
  EXPECT_EQ(state.board.current, 0U);
  std::size_t parts = 0;
  for (const std::size_t n : state.board.shown->rows[0].sums.by_stage) parts += n > 0 ? 1 : 0;
  parts += state.board.shown->rows[0].sums.late > 0 ? 1 : 0;
  for (std::size_t i = 0; i < parts; ++i) {
    state.board.move_part(1);
    EXPECT_FALSE(state.board.works_of(0, state.board.part).empty());
  }
  const board_part last = state.board.part;
  state.board.move_part(1);
  EXPECT_EQ(state.board.part, last);
  state.board.move(1000);
  EXPECT_EQ(state.board.current, state.board.rows() - 1);
  EXPECT_EQ(state.board.part, board_part{});
}

TEST(BoardOfWorksWithoutUnits, TheyHaveARowOfTheirOwn) {
  const auto district = testing::small_district(workflow::program_environment().catalogue, 5);
  board_question question{
      .ledger = std::make_shared<const workflow::works_ledger>(workflow::ledger_on(district, std::nullopt))};
  const board_answer answer = answer_board(question);
  ASSERT_EQ(answer.rows.size(), 2U);
  EXPECT_EQ(answer.rows[0].key, "");
  EXPECT_EQ(answer.rows[0].sums.works, 5U);
  EXPECT_EQ(answer.rows[0].title.zh, "未落位");
  question.group = board_group::responsible;
  EXPECT_EQ(answer_board(question).rows[0].title.zh, "未填");
}

}  // namespace
}  // namespace greenward::viewer
