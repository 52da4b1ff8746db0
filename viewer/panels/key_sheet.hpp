// The sheet that says what keys and mouse do.
#pragma once

#include "viewer/i18n/text_key.hpp"
#include "viewer/panels/widgets.hpp"

#include <span>
#include <string>

namespace greenward::viewer {

struct key_row {
  std::string keys;
  text_key title;
};

/// Over the middle of the window, if the session wants it shown.
void draw_key_sheet(const panel_context& context, std::span<const key_row> rows, ImVec2 window);

}  // namespace greenward::viewer
