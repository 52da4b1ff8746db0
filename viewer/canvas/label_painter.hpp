// Labels as textured quads with a halo, drawn into whatever framebuffer is bound.
#pragma once

#include "viewer/canvas/font_set.hpp"
#include "viewer/canvas/label_layout.hpp"

#include <span>

namespace greenward::viewer {

/// Advance widths from the map fonts.
[[nodiscard]] glyph_advance advances_of(const font_set& fonts);

/// Draws the labels through ImGui's renderer. Call outside NewFrame ... Render or between windows; the
/// framebuffer's size is `screen`.
void paint_labels(std::span<const placed_label> labels, std::span<const label_source> sources,
                  const font_set& fonts, screen_size screen);

}  // namespace greenward::viewer
