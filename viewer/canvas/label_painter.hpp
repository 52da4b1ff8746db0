// Labels as textured quads with a halo, drawn into whatever framebuffer is bound.
#pragma once

#include "viewer/canvas/font_set.hpp"
#include "viewer/canvas/ground.hpp"
#include "viewer/canvas/label_layout.hpp"

#include <memory>
#include <span>

struct ImDrawList;

namespace greenward::viewer {

/// Advance widths from the map fonts.
[[nodiscard]] glyph_advance advances_of(const font_set& fonts);

/// What labels are drawn into: its size in pixels, pixels a point, and the theme whose ground it has.
struct label_target {
  screen_size screen;
  double density = 1;
  theme on = theme::day;
};

/// Labels made ready to be drawn again and again, each letter with a halo in the colour that paper has in the
/// theme. Valid as long as the fonts' texture is.
class label_picture {
 public:
  label_picture(std::span<const placed_label> labels, std::span<const label_source> sources,
                const font_set& fonts, const label_target& target);
  ~label_picture();
  label_picture(label_picture&&) noexcept;
  label_picture& operator=(label_picture&&) noexcept;

  /// Through ImGui's renderer. Call outside NewFrame ... Render or between windows.
  void paint() const;

 private:
  std::unique_ptr<ImDrawList> quads_;
  label_target target_;
};

}  // namespace greenward::viewer
