// The colours of a longitudinal profile: drawing and key use the same, and so does the printed sheet.
#pragma once

#include "engine/drainage/words.hpp"

#include <imgui.h>

namespace greenward::viewer::profile_ink {

inline constexpr ImU32 kGround = IM_COL32(128, 84, 34, 255), kInvert = IM_COL32(16, 48, 112, 255),
                       kCrown = IM_COL32(74, 116, 176, 255), kBody = IM_COL32(238, 242, 248, 255),
                       kWater = IM_COL32(60, 140, 215, 255), kWaterFill = IM_COL32(160, 208, 245, 255),
                       kNode = IM_COL32(70, 70, 70, 255), kNodeSoft = IM_COL32(150, 156, 162, 255),
                       kDrop = IM_COL32(150, 0, 120, 255), kWrongSoft = IM_COL32(205, 20, 20, 90),
                       kChosen = IM_COL32(214, 51, 108, 255);

inline ImU32 of_system(drainage::drain_system system) {
  switch (system) {
    case drainage::drain_system::storm:
      return IM_COL32(0, 110, 190, 255);
    case drainage::drain_system::sanitary:
      return IM_COL32(140, 70, 0, 255);
    case drainage::drain_system::combined:
      return IM_COL32(120, 40, 150, 255);
    case drainage::drain_system::unknown:
      break;
  }
  return IM_COL32(110, 110, 110, 255);
}

}  // namespace greenward::viewer::profile_ink
