// Buttons of one width side by side.
#pragma once

#include "viewer/panels/widgets.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace greenward::viewer {

struct row_button_entry {
  std::string widget;
  std::string words;
  bool lit = false;  ///< it stands for what is chosen
};

/// Fills the row, or `width` pixels of it; the place of the button that was pressed.
[[nodiscard]] std::optional<std::size_t> button_row(const panel_context& context,
                                                    std::span<const row_button_entry> buttons,
                                                    float width = 0);

/// The same, each as wide as its words.
[[nodiscard]] std::optional<std::size_t> button_line(const panel_context& context,
                                                     std::span<const row_button_entry> buttons);

}  // namespace greenward::viewer
