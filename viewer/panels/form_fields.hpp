// Rows of a form: a title on the left, a field on the right.
#pragma once

#include "viewer/panels/widgets.hpp"

#include <string>
#include <string_view>

namespace greenward::viewer {

inline constexpr float kFieldHeight = 30;  ///< pixels
inline constexpr float kFieldGap = 8;
inline constexpr float kFieldTitle = 84;  ///< width of a title

/// Title on the left of the field that comes next, which fills the row but for `right` pixels.
void begin_field(const panel_context& context, std::string_view title, float right = 0,
                 float title_width = kFieldTitle);
void end_field();

/// A line of text under a title; true if it has been changed. `name`: of the widget.
bool text_field(const panel_context& context, std::string_view title, const char* name, std::string& value,
                float right = 0, float title_width = kFieldTitle);

/// The button that a form is there for.
[[nodiscard]] bool main_button(const char* id, const char* words, float width);

}  // namespace greenward::viewer
