// A row of a list that can be clicked: what each of them draws is its own.
#pragma once

#include "viewer/panels/palette.hpp"
#include "viewer/panels/widgets.hpp"

#include <string>
#include <string_view>

namespace greenward::viewer {

struct list_row {
  ImVec2 at;  ///< its upper left corner
  float width = 0, height = 0;
  bool clicked = false, hovered = false;

  [[nodiscard]] float right() const { return at.x + width; }
  [[nodiscard]] float middle() const { return at.y + height / 2; }
  /// Where a line of the font begins that stands in the middle.
  [[nodiscard]] float top_of(const ImFont* font) const { return at.y + (height - font->FontSize) / 2; }
};

/// As wide as there is room, lit under the pointer and while `marked`, noted under its name.
[[nodiscard]] list_row begin_list_row(const panel_context& context, const std::string& widget, bool marked,
                                      float height = palette::kRow);

/// Small text in the row that ends at its right edge; it gives way to what takes the first `used` pixels.
void end_of_row(const panel_context& context, const list_row& row, std::string_view words, float used);

}  // namespace greenward::viewer
