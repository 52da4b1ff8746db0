#include "viewer/layers/board_state.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace greenward::viewer {

void board_state::stand_nowhere() {
  current.reset();
  part = {};
  pointed.clear();
}

void board_state::turn_to(board_page wanted) {
  if (page == wanted) return;
  page = wanted;
  show_list(0);
}

void board_state::show_list(std::size_t wanted) {
  list = wanted;
  stand_nowhere();
}

void board_state::take(std::shared_ptr<const board_answer> answer) {
  if (!asked || !(answer->asked == *asked)) return;
  const bool same_rows = shown && shown->asked.page == answer->asked.page &&
                         shown->asked.group == answer->asked.group &&
                         shown->asked.level == answer->asked.level;
  shown = std::move(answer);
  if (!same_rows) stand_nowhere();
  pointed.clear();
  selected.clear();
  if (current && *current >= rows()) stand_nowhere();
}

void board_state::forget() {
  asked.reset();
  shown.reset();
  selected.clear();
  followed.reset();
  stand_nowhere();
}

std::size_t board_state::rows() const {
  if (shows_roll_up()) return shown->rows.size();
  const board_list* listed = shown_list();
  return listed != nullptr ? listed->table.rows.size() : 0;
}

const board_list* board_state::shown_list() const {
  if (!shown || shown->lists.empty()) return nullptr;
  return &shown->lists[std::min(list, shown->lists.size() - 1)];
}

std::vector<std::uint32_t> board_state::works_of(std::size_t row, board_part what) const {
  std::vector<std::uint32_t> works;
  if (row >= rows()) return works;
  if (shows_roll_up()) {
    const works::counted_works& behind = shown->rows[row].behind;
    works = what.of == board_part::what::late ? behind.late : behind.works;
    if (what.of == board_part::what::stage) {
      const auto of_stage = behind.of_stage(what.stage);
      works.assign(of_stage.begin(), of_stage.end());
    }
  } else {
    const board_list& listed = *shown_list();
    works = listed.works[row];
    if (what.of == board_part::what::done && !listed.done.empty()) works = listed.done[row];
    if (what.of == board_part::what::not_done && !listed.done.empty()) {
      works.clear();
      std::ranges::set_difference(listed.works[row], listed.done[row], std::back_inserter(works));
    }
  }
  std::ranges::sort(works);
  return works;
}

void board_state::count_selected(const row_marks& marks) {
  selected.assign(rows(), 0);
  for (std::size_t row = 0; row < selected.size(); ++row) {
    const std::vector<std::uint32_t>& works =
        shows_roll_up() ? shown->rows[row].behind.works : shown_list()->works[row];
    selected[row] = static_cast<std::size_t>(
        std::ranges::count_if(works, [&](std::uint32_t work) { return marks.contains(work); }));
  }
}

void board_state::move(std::ptrdiff_t by) {
  const auto last = static_cast<std::ptrdiff_t>(rows()) - 1;
  if (last < 0) return;
  const std::ptrdiff_t start = current ? static_cast<std::ptrdiff_t>(*current) : by > 0 ? -1 : 0;
  current = static_cast<std::size_t>(
      std::clamp(start + std::clamp(by, -last - 1, last + 1), std::ptrdiff_t{0}, last));
  part = {};
  scroll = true;
}

std::vector<board_part> board_state::parts_of(std::size_t row) const {
  std::vector<board_part> parts{{}};
  const board_row& of = shown->rows[row];
  for (std::size_t stage = 0; stage < of.sums.by_stage.size(); ++stage)
    if (of.sums.by_stage[stage] > 0) parts.push_back({board_part::what::stage, stage});
  if (!of.behind.late.empty()) parts.push_back({board_part::what::late});
  return parts;
}

void board_state::move_part(int by) {
  if (!shows_roll_up() || !current) return;
  const std::vector<board_part> parts = parts_of(*current);
  const auto at = std::ranges::find(parts, part);
  const std::ptrdiff_t from = at == parts.end() ? 0 : at - parts.begin();
  const auto last = static_cast<std::ptrdiff_t>(parts.size()) - 1;
  part = parts[static_cast<std::size_t>(std::clamp(from + by, std::ptrdiff_t{0}, last))];
}

}  // namespace greenward::viewer
