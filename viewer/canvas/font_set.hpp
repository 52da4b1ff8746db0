// The fonts of the interface and of the map.
#pragma once

#include <utility>
#include <vector>

struct ImFont;

namespace greenward::viewer {

/// ImGui measures a font by ascent + descent; a Noto ideograph fills only this share of it.
inline constexpr double kFontHeightPerIdeograph = 1.448;

/// Valid until the atlas is built anew.
struct font_set {
  ImFont* body = nullptr;
  ImFont* small = nullptr;
  ImFont* strong = nullptr;
  ImFont* title = nullptr;
  std::vector<std::pair<int, ImFont*>> map;  ///< by size of an ideograph in pixels, ascending

  /// The map font whose size is nearest.
  [[nodiscard]] ImFont* map_font(double size) const;
};

}  // namespace greenward::viewer
