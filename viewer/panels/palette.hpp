// The colours and measures of the interface, in one place.
#pragma once

#include <imgui.h>

namespace greenward::viewer::palette {

inline constexpr ImU32 kAccent = IM_COL32(27, 110, 76, 255);
inline constexpr ImU32 kAccentDark = IM_COL32(18, 84, 57, 255);
inline constexpr ImU32 kAccentSoft = IM_COL32(226, 240, 233, 255);
inline constexpr ImU32 kInk = IM_COL32(31, 41, 51, 255);
inline constexpr ImU32 kInkSoft = IM_COL32(98, 110, 122, 255);
inline constexpr ImU32 kInkFaint = IM_COL32(158, 167, 176, 255);
inline constexpr ImU32 kPaper = IM_COL32(255, 255, 255, 255);
inline constexpr ImU32 kPaperDim = IM_COL32(247, 248, 249, 255);
inline constexpr ImU32 kRule = IM_COL32(223, 227, 232, 255);
inline constexpr ImU32 kRuleSoft = IM_COL32(236, 239, 242, 255);
inline constexpr ImU32 kHover = IM_COL32(242, 245, 247, 255);
inline constexpr ImU32 kWarnInk = IM_COL32(146, 84, 0, 255);
inline constexpr ImU32 kWarnPaper = IM_COL32(255, 243, 217, 255);
inline constexpr ImU32 kMeasure = IM_COL32(21, 101, 192, 255);
inline constexpr ImU32 kSelected = IM_COL32(230, 145, 0, 255);  ///< of what is selected, on the map too
inline constexpr ImU32 kSelectedInk = IM_COL32(166, 97, 0, 255);
inline constexpr ImU32 kSelectedSoft = IM_COL32(255, 240, 214, 255);
inline constexpr ImU32 kEdit = IM_COL32(124, 58, 183, 255);  ///< of what is being changed by hand
inline constexpr ImU32 kEditFill = IM_COL32(124, 58, 183, 36);
inline constexpr ImU32 kGlass = IM_COL32(255, 255, 255, 225);  ///< of boxes over the map
inline constexpr ImU32 kError = IM_COL32(176, 42, 55, 255);

inline constexpr float kTopBar = 52;
inline constexpr float kStatusBar = 32;
inline constexpr float kPanelPadding = 14;
inline constexpr float kRow = 28;

/// Side panels give way on small windows so that the map keeps the larger part.
inline float left_width(float window) {
  return window < 1400 ? 290.0F : 330.0F;
}
inline float right_width(float window) {
  return window < 1400 ? 320.0F : 370.0F;
}

}  // namespace greenward::viewer::palette
