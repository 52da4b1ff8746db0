// The colours of a longitudinal profile: drawing and key use the same, and so does the printed sheet.
#pragma once

#include "engine/drainage/words.hpp"
#include "viewer/panels/palette.hpp"

#include <imgui.h>

namespace greenward::viewer::profile_ink {

inline ImU32 on_paper(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
  return palette::seen(layer::colour{r, g, b, 255});
}

inline ImU32 ground() {
  return on_paper(128, 84, 34);
}
inline ImU32 invert() {
  return on_paper(16, 48, 112);
}
inline ImU32 crown() {
  return on_paper(74, 116, 176);
}
inline ImU32 body() {
  return palette::seen(layer::colour{238, 242, 248, 255}, colour_use::area);
}
inline ImU32 water() {
  return on_paper(42, 122, 196);
}
inline ImU32 water_fill() {
  return palette::seen(layer::colour{160, 208, 245, 255}, colour_use::area);
}
inline ImU32 node() {
  return on_paper(70, 70, 70);
}
inline ImU32 node_soft() {
  return on_paper(124, 130, 136);
}
inline ImU32 drop() {
  return on_paper(150, 0, 120);
}
inline ImU32 wrong_soft() {
  return palette::seen(layer::colour{205, 20, 20, 90});
}
inline ImU32 chosen() {
  return on_paper(214, 51, 108);
}

inline ImU32 of_system(drainage::drain_system system) {
  switch (system) {
    case drainage::drain_system::storm:
      return on_paper(0, 110, 190);
    case drainage::drain_system::sanitary:
      return on_paper(140, 70, 0);
    case drainage::drain_system::combined:
      return on_paper(120, 40, 150);
    case drainage::drain_system::unknown:
      break;
  }
  return on_paper(102, 102, 102);
}

}  // namespace greenward::viewer::profile_ink
