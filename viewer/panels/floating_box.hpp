// A box at the top of the map, over it.
#pragma once

#include <imgui.h>

namespace greenward::viewer {

/// An ImGui window from construction to destruction, as high as what is in it. As wide as asked for: where
/// the map is narrower it lies over the panels beside it, but within the window.
class floating_box {
 public:
  /// `corner` and `size`: of the map, pixels.
  floating_box(const char* name, ImVec2 corner, ImVec2 size, float width);
  ~floating_box();
  floating_box(const floating_box&) = delete;
  floating_box& operator=(const floating_box&) = delete;
};

}  // namespace greenward::viewer
