#include "viewer/layers/table_state.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace greenward::viewer {

void table_state::forget_rows() {
  shown.reset();
  copied.reset();
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

void table_state::turn_mark(row_marks& marks, std::uint32_t row) {
  if (marks.empty() && current && *current != row) marks.set(*current, true);
  marks.set(row, !marks.contains(row));
  current = anchor = row;
}

void table_state::mark_to(row_marks& marks, std::uint32_t row) {
  const auto from = place_of(anchor), to = place_of(row);
  marks.clear();
  if (from && to) {
    const auto [first, last] = std::minmax(*from, *to);
    marks.set_all(std::span(shown->rows).subspan(first, last - first + 1), true);
  } else {
    marks.set(row, true);
    anchor = row;
  }
  current = row;
}

void table_state::mark_all_shown(row_marks& marks) const {
  if (!shown) return;
  marks.clear();
  marks.set_all(shown->rows, true);
}

std::vector<std::uint32_t> table_state::marked_rows(const row_marks& marks) const {
  std::vector<std::uint32_t> rows;
  if (!shown || marks.empty()) return rows;
  std::ranges::copy_if(shown->rows, std::back_inserter(rows),
                       [&](std::uint32_t row) { return marks.contains(row); });
  return rows;
}

}  // namespace greenward::viewer
