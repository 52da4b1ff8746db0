// The small parts that panels are made of.
#pragma once

#include "engine/geo/geometry_column.hpp"
#include "engine/layer/style.hpp"
#include "viewer/canvas/font_set.hpp"
#include "viewer/layers/session.hpp"

#include <imgui.h>
#include <string>
#include <string_view>

namespace greenward::viewer {

/// What every panel is handed.
struct panel_context {
  session& state;
  const font_set& fonts;
};

/// Notes the last item's rectangle under `name`, for tests.
void note_widget(session& state, const std::string& name);
/// The same for what is no item; points of the window.
void note_box(session& state, const std::string& name, ImVec2 from, ImVec2 to);

/// A fixed, unmovable window without decoration.
class panel_frame {
 public:
  panel_frame(const char* name, ImVec2 place, ImVec2 size, ImU32 background);
  ~panel_frame();
  panel_frame(const panel_frame&) = delete;
  panel_frame& operator=(const panel_frame&) = delete;
};

/// Text at a position of the window's draw list; returns its width.
float draw_text(ImFont* font, ImVec2 at, ImU32 colour, std::string_view words);
[[nodiscard]] float text_width(ImFont* font, std::string_view words);
/// Text that ends at `right`.
void draw_text_right(ImFont* font, ImVec2 right_top, ImU32 colour, std::string_view words);
/// Text cut with an ellipsis so that it is no wider than `width`.
[[nodiscard]] std::string shortened(ImFont* font, std::string_view words, float width);

/// The same text with '\n' where it has to break to be no wider than `width`.
[[nodiscard]] std::string broken(ImFont* font, std::string_view words, float width);
/// Text in the current font and colour that breaks where the room ends.
void wrapped_text(std::string_view words);
/// What there is to say of what the pointer is on, line by line; breaks where it becomes wide.
void tell_at_pointer(std::string_view words);

/// A heading with a thin rule below, over the whole width.
void section(const panel_context& context, const char* title);
/// A label on the left and a value on the right, on one row.
void key_value(const panel_context& context, std::string_view key, std::string_view value);
/// Small grey text that wraps.
void note(const panel_context& context, std::string_view words);

/// What is wrong, in red; wraps.
void problem_text(std::string_view words);

/// A rule's sample as the map draws it, centred in the box.
void swatch(ImDrawList& list, ImVec2 corner, ImVec2 size, const layer::style_rule& rule,
            geo::geometry_kind kind);

/// A box with a tick, `size` pixels; draws only.
void draw_check(ImDrawList& list, ImVec2 corner, float size, bool checked);
/// A small triangle that points right or, unfolded, down.
void draw_fold(ImDrawList& list, ImVec2 middle, bool unfolded);

/// A flat button of the given width (0 = as wide as its text).
[[nodiscard]] bool flat_button(const char* id, const char* words, ImVec2 size);

}  // namespace greenward::viewer
