#include "viewer/canvas/font_set.hpp"

#include <cmath>

namespace greenward::viewer {

ImFont* font_set::map_font(double size) const {
  ImFont* best = body;
  double least = 1e9;
  for (const auto& [pixels, font] : map) {
    const double off = std::abs(pixels - size);
    if (off < least) {
      least = off;
      best = font;
    }
  }
  return best;
}

}  // namespace greenward::viewer
