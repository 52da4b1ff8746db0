// A frame of the interface whose lengths are points, drawn with more or fewer pixels a point.
#pragma once

#include "viewer/canvas/camera.hpp"

#include <optional>

struct ImDrawData;

namespace greenward::viewer {

/// Tells ImGui how large the window is and where the pointer is, both given in pixels; between the backends'
/// NewFrame and ImGui's. No pointer: it is not over the window.
void measure_in_points(screen_size window, std::optional<screen_point> pointer, double density);

/// Moves letters to whole pixels. ImGui puts them on whole points, which lie between pixels where a point is
/// not a whole number of them: texts would be blurred. Changes no letter by more than half a pixel.
/// O(letters).
void sharpen_letters(ImDrawData& frame);

}  // namespace greenward::viewer
