// The attribute table: the rows of one layer as they are listed, and which of them are marked.
#pragma once

#include "engine/base/error.hpp"
#include "viewer/layers/chosen_feature.hpp"
#include "viewer/layers/shown_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

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
  std::shared_ptr<const shown_rows> shown;  ///< nullptr: not listed yet
  bool stale = false;                       ///< they are to be listed anew
  bool listing = false;                     ///< that is being done
  std::vector<std::uint8_t> marks;          ///< one a row, 1 = marked; empty: none
  std::size_t marked = 0;                   ///< how many
  std::optional<std::uint32_t> current;     ///< the row that the keys move from
  std::optional<std::uint32_t> anchor;      ///< the row from which a range is marked
  bool scroll = false;                      ///< the current row is to be brought into sight
  std::size_t places_in_sight = 1;
  std::optional<std::size_t> copied;       ///< rows, since the marks last changed
  std::optional<chosen_feature> followed;  ///< what was chosen when the marks were last set by it
  std::vector<float> widths;               ///< of the columns, ids first, pixels; empty: not measured yet

  /// Another layer, or the same in another state of the district: what was known of its rows is forgotten.
  void forget_rows();
  /// Ascending, then descending, then as stored.
  void turn_order(std::size_t column);
  /// The place of a row, if it is listed.
  [[nodiscard]] std::optional<std::size_t> place_of(std::optional<std::uint32_t> row) const;
  [[nodiscard]] bool is_marked(std::uint32_t row) const { return !marks.empty() && marks[row] != 0; }
  void unmark_all();
  void mark_only(std::uint32_t row);
  /// Marks it or, if it is marked, no longer.
  void turn_mark(std::uint32_t row);
  /// Marks what is listed from the anchor to the row, and nothing else.
  void mark_to(std::uint32_t row);
  void mark_all_shown();
  /// Marked rows in the order in which they are listed; those that are not listed are left out. O(listed).
  [[nodiscard]] std::vector<std::uint32_t> marked_rows() const;

 private:
  void set_mark(std::uint32_t row, bool to);
};

}  // namespace greenward::viewer
