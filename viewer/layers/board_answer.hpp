// What the board of the works asks of the ledger, and the answer: the figures of progress, dispatch, race and
// review, and which works stand behind each.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/base/sheet.hpp"
#include "engine/workflow/works_ledger.hpp"
#include "engine/works/counted_works.hpp"
#include "engine/works/race.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

enum class board_page : std::uint8_t { roll_up, dispatch, race, review };

/// What makes the rows of the roll-up.
enum class board_group : std::uint8_t { street, community, kind, responsible };

struct board_question {
  std::shared_ptr<const workflow::works_ledger> ledger;  ///< as recorded
  board_page page = board_page::roll_up;
  board_group group = board_group::street;
  works::race_measure measure = works::race_measure::due;
  works::unit_level level = works::unit_level::street;  ///< of the race
  std::optional<date> day;                              ///< none = as recorded
  std::optional<date> before;                           ///< compared with it, on the roll-up
  language lang = language::zh;                         ///< of the cells of sheets
  friend bool operator==(const board_question&, const board_question&) = default;
};

struct board_row {
  std::string key;  ///< the unit's or the kind's code, the body's name; "" = none, "sum" = all works
  bilingual title;
  works::measures sums;
  works::counted_works behind;
  std::optional<works::measures> before;  ///< on the day that is compared with
};

/// A bar behind the figures of a row: shares of the room for it.
struct board_bar {
  double whole = 0, part = 0;
};

/// A sheet of a meeting, as the command prints it.
struct board_list {
  sheet table;
  std::vector<std::vector<std::uint32_t>> works;  ///< one a row: whom it is about; rows of the table of works
  std::vector<std::vector<std::uint32_t>> done;   ///< of them, in the race; empty elsewhere
  std::vector<board_bar> bars;                    ///< one a row, or none
  bilingual whole_title, part_title;              ///< of the bars
  bool of_works = false;                          ///< each row is about one work
};

/// Never changed.
struct board_answer {
  board_question asked;
  date day;                       ///< that it stands on
  std::vector<board_row> rows;    ///< of the roll-up, the sum last
  std::vector<board_list> lists;  ///< of a meeting
  std::optional<sheet> figures;   ///< one row that stands above the lists
  std::vector<bilingual> method;  ///< how it was made and what it does not hold
  double milliseconds = 0;        ///< that it took
};

/// The figures of `greenward progress`, `dispatch`, `race` and `review` on the same day with their usual
/// options.
[[nodiscard]] board_answer answer_board(const board_question& question);

/// What the command rolls up by.
[[nodiscard]] works::roll_up_by roll_up_by_of(board_group group);

}  // namespace greenward::viewer
