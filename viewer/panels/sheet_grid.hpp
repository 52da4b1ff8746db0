// A sheet of figures as rows of the board.
#pragma once

#include "viewer/panels/widgets.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::viewer {

/// As it is read: counts grouped, shares as percentages; empty for what is not known.
[[nodiscard]] std::string cell_words(const cell& value, column_role role);

/// The columns of a sheet that are shown: no codes, and none that is empty all the way down.
class sheet_grid {
 public:
  /// Fits the columns to the width: the widest give way first, then the last are left out.
  sheet_grid(const panel_context& context, const board_list& list, float width);

  void draw_titles(const panel_context& context) const;
  void draw_row(const panel_context& context, std::size_t row) const;
  /// Room that is left behind the columns for a bar; 0 if the list has none.
  [[nodiscard]] float bar_room() const { return bar_; }

 private:
  struct grid_column {
    std::size_t at = 0;  ///< of the sheet
    float width = 0;
    bool number = false;
  };
  void measure(const panel_context& context);
  void fit();
  void name_bars(const panel_context& context, ImVec2 at) const;
  void draw_bar(ImVec2 at, std::size_t row) const;
  void tell(const panel_context& context, std::size_t row) const;

  const board_list& list_;
  float width_;
  float bar_ = 0;
  std::vector<grid_column> columns_;
};

}  // namespace greenward::viewer
