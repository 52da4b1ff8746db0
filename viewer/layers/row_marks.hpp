// Which rows of a layer are selected.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::viewer {

class row_marks {
 public:
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] bool contains(std::uint32_t row) const { return row < of_row_.size() && of_row_[row] != 0; }
  /// Ascending. O(rows).
  [[nodiscard]] std::vector<std::uint32_t> rows() const;
  /// Another number than before whenever the marks have changed.
  [[nodiscard]] std::uint32_t version() const { return version_; }

  void set(std::uint32_t row, bool marked);
  void set_all(std::span<const std::uint32_t> rows, bool marked);
  void clear();

  /// The same rows are marked, whatever was marked before.
  friend bool operator==(const row_marks& a, const row_marks& b) { return a.rows() == b.rows(); }

 private:
  std::vector<std::uint8_t> of_row_;  ///< 1 = marked; rows beyond the end are not
  std::size_t count_ = 0;
  std::uint32_t version_ = 0;
};

}  // namespace greenward::viewer
