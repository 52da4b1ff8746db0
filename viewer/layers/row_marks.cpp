#include "viewer/layers/row_marks.hpp"

namespace greenward::viewer {

std::vector<std::uint32_t> row_marks::rows() const {
  std::vector<std::uint32_t> rows;
  rows.reserve(count_);
  for (std::uint32_t row = 0; row < of_row_.size(); ++row)
    if (of_row_[row] != 0) rows.push_back(row);
  return rows;
}

void row_marks::set(std::uint32_t row, bool marked) {
  if (contains(row) == marked) return;
  if (row >= of_row_.size()) of_row_.resize(std::size_t{row} + 1, 0);
  of_row_[row] = marked ? 1 : 0;
  count_ += marked ? std::size_t{1} : static_cast<std::size_t>(-1);
  ++version_;
}

void row_marks::set_all(std::span<const std::uint32_t> rows, bool marked) {
  for (const std::uint32_t row : rows) set(row, marked);
}

void row_marks::clear() {
  if (empty()) return;
  of_row_.clear();
  count_ = 0;
  ++version_;
}

}  // namespace greenward::viewer
