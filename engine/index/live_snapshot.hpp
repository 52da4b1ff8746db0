// A layer's boxes at one version: a packed tree, and over it the rows changed since it was built.
#pragma once

#include "engine/index/packed_rtree.hpp"
#include "engine/index/row_filter.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace greenward::index {

/// The box that a row has from now on, whether it had one before or not; an empty box removes the row.
struct box_edit {
  std::uint32_t row = 0;
  geo::planar_box box;
};

/// Rows must lie below it: the base keeps one box for each row up to the highest.
inline constexpr std::uint32_t kRowLimit = std::numeric_limits<std::int32_t>::max() - 1;

/// Immutable: an edit makes another snapshot that shares the base. Copies are two pointers.
///
/// - The base: the box of every row, and the packed_rtree over them.
/// - The overlay: m changed rows, ascending, with their boxes and a packed_rtree of their own. It hides the
/// base's boxes of these rows.
///
/// A query asks both trees, leaves out of the base's answer what is hidden, and puts the two together: what
/// packed_rtree takes, twice, and O(log m) for each hidden row that it comes across. The answers are those of
/// one packed_rtree over the boxes as they are now. Memory: 45 bytes a row and about 60 a changed row.
class live_snapshot {
 public:
  /// Version 0, nothing changed. Throws as packed_rtree does. O(n).
  explicit live_snapshot(std::vector<geo::planar_box> boxes, instruction_set set = best_instruction_set());

  /// How many times with() came before.
  [[nodiscard]] std::uint64_t version() const { return version_; }
  [[nodiscard]] std::size_t size() const;  ///< boxes that are not empty
  /// Empty if the row was removed or never there.
  [[nodiscard]] geo::planar_box box_of(std::uint32_t row) const;

  /// The rows whose box meets `window` (touching counts), ascending.
  [[nodiscard]] std::vector<std::uint32_t> window(const geo::planar_box& window) const;
  /// Appends the same rows in no order.
  void append_window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const;
  /// See packed_rtree, also for the order. `distance` is asked for rows that size() counts only.
  [[nodiscard]] std::vector<neighbour> nearest(
      geo::planar p, std::size_t count, distance_of_row distance,
      double maximum = std::numeric_limits<double>::infinity()) const;
  [[nodiscard]] std::vector<neighbour> nearest_boxes(
      geo::planar p, std::size_t count, double maximum = std::numeric_limits<double>::infinity()) const;
  [[nodiscard]] std::vector<neighbour> radius(geo::planar p, double maximum, distance_of_row distance) const;

  /// The next version: after these edits, of which a later one to the same row wins. Throws error{bad_input}
  /// naming the row if a coordinate is NaN or the row is not below kRowLimit. O(m + edits · log edits).
  [[nodiscard]] live_snapshot with(std::span<const box_edit> edits) const;
  /// The same version and answers, all in the base. O(n + m).
  [[nodiscard]] live_snapshot rebuilt() const;
  /// The same version and answers over the base of `other`, which is rebuilt() of this version or of an
  /// earlier one over the same base. O(m).
  [[nodiscard]] live_snapshot over_base_of(const live_snapshot& other) const;

  [[nodiscard]] std::size_t base_rows() const { return base_->boxes.size(); }
  [[nodiscard]] std::size_t changed_rows() const { return overlay_->changed.size(); }

 private:
  struct base {
    std::vector<geo::planar_box> boxes;  ///< one a row
    packed_rtree tree;
    [[nodiscard]] geo::planar_box box_of(std::uint32_t row) const {
      return row < boxes.size() ? boxes[row] : geo::planar_box{};
    }
  };
  struct overlay {
    std::vector<box_edit> changed;  ///< by row, each once
    row_filter filter{0};           ///< of these rows
    packed_rtree tree;              ///< row i is changed[i]
    std::size_t hidden = 0;         ///< boxes of the base that are not empty and whose row has changed
  };

  live_snapshot(std::shared_ptr<const base> boxes, std::vector<box_edit> changed, instruction_set set,
                std::uint64_t version);
  [[nodiscard]] std::vector<neighbour> nearest_unchanged_boxes(geo::planar p, std::size_t count,
                                                               double maximum) const;
  /// The row's place in the overlay, or null if the base has the last word on it.
  [[nodiscard]] const box_edit* change_of(std::uint32_t row) const;

  std::shared_ptr<const base> base_;
  std::shared_ptr<const overlay> overlay_;
  instruction_set set_;
  std::uint64_t version_ = 0;
};

}  // namespace greenward::index
