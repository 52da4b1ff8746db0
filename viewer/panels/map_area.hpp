// The map's place in the window: what the mouse does there, and the picture.
#pragma once

#include "viewer/layers/map_input.hpp"
#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

/// The window of the map, open until it is destroyed.
class map_area {
 public:
  map_area(const panel_context& context, ImVec2 corner, ImVec2 size);

  [[nodiscard]] const map_input& input() const { return input_; }

  /// Draws the picture `texture`, which shows `pictured`, shifted and scaled to the session's view; then
  /// scale bar, north arrow and buttons.
  void show(unsigned texture, const camera& pictured);

 private:
  panel_context context_;
  ImVec2 corner_;
  ImVec2 size_;
  panel_frame frame_;
  map_input input_;
};

}  // namespace greenward::viewer
