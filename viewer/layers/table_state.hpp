// The attribute table: the rows of one layer as they are listed.
#pragma once

#include "engine/base/error.hpp"
#include "viewer/layers/chosen_feature.hpp"
#include "viewer/layers/row_marks.hpp"
#include "viewer/layers/shown_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

struct copied_rows {
  std::size_t count = 0;
  std::uint32_t marks = 0;  ///< version of what was selected then
};

/// A row is a row of the layer, a place is where it stands among those listed.
struct table_state {
  static constexpr float kUsualHeight = 320;

  bool open = false;
  bool focused = false;         ///< the keys are the table's
  float height = kUsualHeight;  ///< of the panel, pixels
  std::string layer;            ///< empty: none yet
  std::optional<column_order> order;
  std::string typed;    ///< in the line of the filter
  std::string applied;  ///< the expression that `filter` was read from
  std::optional<layer::filter> filter;
  std::optional<error> problem;  ///< why what was typed is no filter, or the rows cannot be listed
  bool refused_now = false;      ///< the line is to take the keys in the next frame
  bool only_in_view = false;
  bool only_selected = false;
  bool only_drawn = true;                   ///< where the layer has a filter, only the rows that it leaves
  std::shared_ptr<const shown_rows> shown;  ///< nullptr: not listed yet
  bool stale = false;                       ///< they are to be listed anew
  bool listing = false;                     ///< that is being done
  std::optional<std::uint32_t> current;     ///< the row that the keys move from
  std::optional<std::uint32_t> anchor;      ///< the row from which a range is marked
  bool scroll = false;                      ///< the current row is to be brought into sight
  std::size_t places_in_sight = 1;
  std::optional<copied_rows> copied;
  std::optional<chosen_feature> followed;  ///< what was chosen when the current row was last set by it
  std::vector<float> widths;               ///< of the columns, ids first, pixels; empty: not measured yet

  /// Another layer, or the same in another state of the district: what was known of its rows is forgotten.
  void forget_rows();
  /// Ascending, then descending, then as stored.
  void turn_order(std::size_t column);
  /// The place of a row, if it is listed.
  [[nodiscard]] std::optional<std::size_t> place_of(std::optional<std::uint32_t> row) const;
  /// To select by hand, all in the marks of the table's layer. The row, or if it is selected no longer; the
  /// first one so selected also takes the row that was current.
  void turn_mark(row_marks& marks, std::uint32_t row);
  /// What is listed from the anchor to the row, and nothing else.
  void mark_to(row_marks& marks, std::uint32_t row);
  void mark_all_shown(row_marks& marks) const;
  /// Selected rows in the order in which they are listed; those that are not listed are left out. O(listed).
  [[nodiscard]] std::vector<std::uint32_t> marked_rows(const row_marks& marks) const;
};

}  // namespace greenward::viewer
