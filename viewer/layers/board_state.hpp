// The board of the works: rolled up by unit, and the figures of dispatch, race and review, on the day shown.
#pragma once

#include "viewer/layers/board_answer.hpp"
#include "viewer/layers/chosen_feature.hpp"
#include "viewer/layers/row_marks.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace greenward::viewer {

/// What of a row is meant: all its works, those of one stage, or the late ones; in the race all that are
/// ranked, or those that are done.
struct board_part {
  enum class what : std::uint8_t { all, stage, late, done, not_done };
  what of = what::all;
  std::size_t stage = 0;
  friend bool operator==(const board_part&, const board_part&) = default;
};

struct board_state {
  bool open = false;
  bool focused = false;  ///< the keys are the board's
  float height = 400;    ///< pixels, of the panel
  board_page page = board_page::roll_up;
  board_group group = board_group::street;
  works::race_measure measure = works::race_measure::due;
  works::unit_level level = works::unit_level::street;  ///< of the race
  std::size_t list = 0;                                 ///< of the page: the one that is shown
  std::optional<board_question> asked;                  ///< last; none: nothing yet
  std::shared_ptr<const board_answer> shown;            ///< may be the answer to the question before
  std::optional<std::size_t> current;                   ///< row of what is shown
  board_part part;                                      ///< of the current row
  bool scroll = false;                                  ///< the current row is to be brought into sight
  std::size_t rows_in_sight = 1;
  std::vector<std::uint32_t> pointed;      ///< works behind what is under the pointer
  std::vector<std::size_t> selected;       ///< one a row of what is shown: works that are selected
  std::optional<chosen_feature> followed;  ///< what was chosen when the current row was last set by it

  /// Another page of the board, at its first list.
  void turn_to(board_page wanted);
  void show_list(std::size_t wanted);
  /// An answer to what is asked for now; others are dropped.
  void take(std::shared_ptr<const board_answer> answer);
  /// The district is another: nothing of the old one is shown.
  void forget();
  /// Rows of what is shown.
  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] bool shows_roll_up() const { return shown && shown->asked.page == board_page::roll_up; }
  /// nullptr on the roll-up.
  [[nodiscard]] const board_list* shown_list() const;
  /// Rows of the table of works, ascending.
  [[nodiscard]] std::vector<std::uint32_t> works_of(std::size_t row, board_part part) const;
  void count_selected(const row_marks& marks);
  /// To another row, which is kept within the list; from nowhere to the first or the last one.
  void move(std::ptrdiff_t by);
  /// To the next part of the current row that has any works: all, stage by stage, late.
  void move_part(int by);

 private:
  /// Parts of a row of the roll-up that have works.
  [[nodiscard]] std::vector<board_part> parts_of(std::size_t row) const;
  void stand_nowhere();
};

}  // namespace greenward::viewer
