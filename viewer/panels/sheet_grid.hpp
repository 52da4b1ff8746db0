// A sheet of figures as rows of the board.
#pragma once

#include "viewer/panels/widgets.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace greenward::viewer {

/// As it is read: counts grouped, shares as percentages; empty for what is not known.
[[nodiscard]] std::string cell_words(const cell& value, column_role role);

/// The columns of a sheet that are shown: no codes beside their titles.
class sheet_grid {
 public:
  /// Fits the columns to the width: texts are cut, but neither numbers nor days; then columns are left out,
  /// empty ones first, then what the work's card tells as well. Nothing is lost: it is told at the pointer.
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
    bool can_shrink = false;
    int gives_way = 0;  ///< the least is left out first
  };
  void measure(const panel_context& context);
  void fit();
  [[nodiscard]] float needed() const;
  [[nodiscard]] float slack() const;
  void name_bars(const panel_context& context, ImVec2 at) const;
  void draw_bar(ImVec2 at, std::size_t row) const;
  void tell(const panel_context& context, std::size_t row) const;

  const board_list& list_;
  float width_;
  float bar_ = 0;
  bool whole_ = true;  ///< nothing is cut or left out
  std::vector<grid_column> columns_;
};

}  // namespace greenward::viewer
