// The colours and measures of the interface, in one place. Lengths are points: pixels at a scale of 100 %.
#pragma once

#include "viewer/canvas/ground.hpp"

#include <imgui.h>

namespace greenward::viewer {

/// What an interface is made of; one such set for each theme.
struct interface_colours {
  ImU32 accent, accent_dark, accent_soft;  ///< "dark" stands out more from its ground than the accent itself
  ImU32 ink, ink_soft, ink_faint;          ///< of texts; all can be read on every paper
  ImU32 paper, paper_dim;                  ///< under them
  ImU32 rule, rule_soft, hover;
  ImU32 warn_ink, warn_paper;
  ImU32 measure;
  ImU32 selected, selected_ink, selected_soft;  ///< of what is selected, on the map too
  ImU32 edit;                                   ///< of what is being changed by hand
  ImU32 glass;                                  ///< of boxes over the map
  ImU32 error, error_soft;
  ImU32 casing;         ///< around marks on the map, so that they stand out from what lies below
  ImU32 text_selected;  ///< behind letters that are selected in a field
};

[[nodiscard]] const interface_colours& colours_of(theme on);

}  // namespace greenward::viewer

namespace greenward::viewer::palette {

/// One theme at a time, as ImGui's style: from the next frame on.
void use(theme on);
[[nodiscard]] theme used();
[[nodiscard]] const interface_colours& now();

/// A colour of data, chosen for paper, as the theme in use shows it.
[[nodiscard]] ImU32 seen(layer::colour colour, colour_use use = colour_use::mark);
/// The same colour, of which a seventh covers what lies below: for areas that are drawn on the map.
[[nodiscard]] ImU32 veil(ImU32 colour);

inline ImU32 accent() {
  return now().accent;
}
inline ImU32 accent_dark() {
  return now().accent_dark;
}
inline ImU32 accent_soft() {
  return now().accent_soft;
}
inline ImU32 ink() {
  return now().ink;
}
inline ImU32 ink_soft() {
  return now().ink_soft;
}
inline ImU32 ink_faint() {
  return now().ink_faint;
}
inline ImU32 paper() {
  return now().paper;
}
inline ImU32 paper_dim() {
  return now().paper_dim;
}
inline ImU32 rule() {
  return now().rule;
}
inline ImU32 rule_soft() {
  return now().rule_soft;
}
inline ImU32 hover() {
  return now().hover;
}
inline ImU32 warn_ink() {
  return now().warn_ink;
}
inline ImU32 warn_paper() {
  return now().warn_paper;
}
inline ImU32 measure() {
  return now().measure;
}
inline ImU32 selected() {
  return now().selected;
}
inline ImU32 selected_ink() {
  return now().selected_ink;
}
inline ImU32 selected_soft() {
  return now().selected_soft;
}
inline ImU32 edit() {
  return now().edit;
}
inline ImU32 glass() {
  return now().glass;
}
inline ImU32 error() {
  return now().error;
}
inline ImU32 error_soft() {
  return now().error_soft;
}
inline ImU32 casing() {
  return now().casing;
}

inline constexpr float kTopBar = 52;
inline constexpr float kStatusBar = 32;
inline constexpr float kPanelPadding = 14;
inline constexpr float kRow = 28;

/// Side panels give way on small windows so that the map keeps the larger part. Below 960 points, the
/// least that a window has at 100 %, the left one gives way again; the right one needs the room for its tabs.
inline float left_width(float window) {
  return window < 960 ? 250.0F : window < 1400 ? 290.0F : 330.0F;
}
inline float right_width(float window) {
  return window < 1400 ? 320.0F : 370.0F;
}

}  // namespace greenward::viewer::palette
