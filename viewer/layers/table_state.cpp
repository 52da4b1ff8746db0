#include "viewer/layers/table_state.hpp"

#include <algorithm>

namespace greenward::viewer {

void table_state::forget_rows() {
  shown.reset();
  unmark_all();
  current.reset();
  anchor.reset();
  scroll = false;
  stale = true;
}

void table_state::turn_order(std::size_t column) {
  if (!order || order->column != column)
    order = column_order{column, false};
  else if (!order->descending)
    order->descending = true;
  else
    order.reset();
  stale = true;
}

std::optional<std::size_t> table_state::place_of(std::optional<std::uint32_t> row) const {
  if (!row || !shown || *row >= shown->place_of_row.size()) return std::nullopt;
  const std::uint32_t place = shown->place_of_row[*row];
  if (place == shown_rows::kNotShown) return std::nullopt;
  return place;
}

void table_state::unmark_all() {
  marks.clear();
  marked = 0;
  copied.reset();
}

void table_state::set_mark(std::uint32_t row, bool to) {
  if (!shown) return;
  if (marks.empty()) marks.assign(shown->place_of_row.size(), 0);
  if ((marks[row] != 0) == to) return;
  marks[row] = to ? 1 : 0;
  marked += to ? std::size_t{1} : static_cast<std::size_t>(-1);
  copied.reset();
}

void table_state::mark_only(std::uint32_t row) {
  unmark_all();
  set_mark(row, true);
  current = anchor = row;
}

void table_state::turn_mark(std::uint32_t row) {
  set_mark(row, !is_marked(row));
  current = anchor = row;
}

void table_state::mark_to(std::uint32_t row) {
  const auto from = place_of(anchor), to = place_of(row);
  if (!from || !to) return mark_only(row);
  unmark_all();
  const auto [first, last] = std::minmax(*from, *to);
  for (std::size_t place = first; place <= last; ++place) set_mark(shown->rows[place], true);
  current = row;
}

void table_state::mark_all_shown() {
  if (!shown) return;
  unmark_all();
  for (const std::uint32_t row : shown->rows) set_mark(row, true);
}

std::vector<std::uint32_t> table_state::marked_rows() const {
  std::vector<std::uint32_t> rows;
  if (!shown || marked == 0) return rows;
  for (const std::uint32_t row : shown->rows)
    if (marks[row] != 0) rows.push_back(row);
  return rows;
}

}  // namespace greenward::viewer
