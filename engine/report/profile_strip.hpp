// The table under a longitudinal profile: a column a node, a cell a pipe, in rows.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/report/profile_frame.hpp"
#include "engine/report/profile_rows.hpp"
#include "engine/report/text_painter.hpp"

#include <cairo.h>
#include <span>
#include <string>
#include <vector>

namespace greenward::report {

/// Pixels that each station needs in the table: its numbers stand upright, side by side where there are
/// several.
[[nodiscard]] std::vector<double> column_widths(std::span<const profile_row> rows, std::size_t stations);

/// A cell of a row of pipes, or several that are joined.
struct strip_cell {
  double from = 0, to = 0;  ///< pixels across
  std::string text;
};

/// The table as it is drawn.
class profile_strip {
 public:
  /// Keeps references to `text` and `frame`, whose `columns` must be set.
  profile_strip(std::span<const profile_row> rows, text_painter& text, const profile_frame& frame,
                language lang);

  [[nodiscard]] double height() const;
  /// The upper edge is at `top`; titles stand between `head_left` and the frame's axis.
  void paint(cairo_t* cairo, double head_left, double top) const;

 private:
  [[nodiscard]] std::vector<strip_cell> cells_of(const profile_row& row) const;
  [[nodiscard]] double height_of(std::size_t row) const;
  void paint_pipes(cairo_t* cairo, std::size_t row, double top) const;
  void paint_stations(std::size_t row, double top) const;

  std::span<const profile_row> rows_;
  text_painter& text_;
  const profile_frame& frame_;
  language lang_;
  std::vector<std::vector<strip_cell>> cells_;  ///< of the rows of pipes
  std::vector<double> heights_;
};

/// Pixels that the titles of the rows need.
[[nodiscard]] double strip_head_width(std::span<const profile_row> rows, text_painter& text, language lang);

}  // namespace greenward::report
