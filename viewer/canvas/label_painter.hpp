// Labels as textured quads with a halo, drawn into whatever framebuffer is bound.
#pragma once

#include "viewer/canvas/font_set.hpp"
#include "viewer/canvas/ground.hpp"
#include "viewer/canvas/label_layout.hpp"

#include <span>

namespace greenward::viewer {

/// Advance widths from the map fonts.
[[nodiscard]] glyph_advance advances_of(const font_set& fonts);

/// What labels are drawn into: its size in pixels, pixels a point, and the theme whose ground it has.
struct label_target {
  screen_size screen;
  double density = 1;
  theme on = theme::day;
};

/// Draws the labels through ImGui's renderer, each letter with a halo in the colour that paper has in the
/// theme. Call outside NewFrame ... Render or between windows.
void paint_labels(std::span<const placed_label> labels, std::span<const label_source> sources,
                  const font_set& fonts, const label_target& target);

}  // namespace greenward::viewer
