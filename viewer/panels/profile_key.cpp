// The key to the colours of a profile: see profile_drawing.hpp.
#include "viewer/i18n/text_table.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/profile_drawing.hpp"
#include "viewer/panels/profile_ink.hpp"

#include <array>

namespace greenward::viewer {

namespace {

struct key_sample {
  text_key title;
  ImU32 colour;
};

std::array<key_sample, 6> key_samples() {
  return {{{text_key::profile_ground, profile_ink::ground()},
           {text_key::profile_key_pipe, profile_ink::invert()},
           {text_key::profile_water, profile_ink::water()},
           {text_key::profile_drop, profile_ink::drop()},
           {text_key::profile_crossing, profile_ink::of_system(drainage::drain_system::storm)},
           {text_key::profile_wrong, palette::error()}}};
}

constexpr float kSampleWidth = 14, kSampleGap = 5, kKeyGap = 12;

}  // namespace

float profile_key_width(const panel_context& context) {
  ImFont* font = context.fonts.small;
  float width = -kKeyGap;
  for (const key_sample& sample : key_samples())
    width += kSampleWidth + kSampleGap + text_width(font, text(sample.title, context.state.lang)) + kKeyGap;
  return width;
}

void draw_profile_key(const panel_context& context, ImVec2 corner) {
  ImFont* font = context.fonts.small;
  float x = corner.x;
  const float top = corner.y;
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (const key_sample& sample : key_samples()) {
    const float middle = top + font->FontSize / 2;
    if (sample.title == text_key::profile_crossing)
      list->AddCircle(ImVec2(x + kSampleWidth / 2, middle), 4, sample.colour, 0, 2);
    else if (sample.title == text_key::profile_wrong)
      list->AddTriangleFilled(ImVec2(x + 1, middle + 5), ImVec2(x + 7, middle - 6),
                              ImVec2(x + 13, middle + 5), sample.colour);
    else
      list->AddRectFilled(ImVec2(x, middle - 1.5F), ImVec2(x + kSampleWidth, middle + 1.5F), sample.colour);
    x += kSampleWidth + kSampleGap;
    x += draw_text(font, ImVec2(x, top), palette::ink_soft(), text(sample.title, context.state.lang)) +
         kKeyGap;
  }
}

}  // namespace greenward::viewer
