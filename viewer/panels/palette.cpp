#include "viewer/panels/palette.hpp"

namespace greenward::viewer {

namespace {

constexpr interface_colours kDay{
    .accent = IM_COL32(27, 110, 76, 255),
    .accent_dark = IM_COL32(18, 84, 57, 255),
    .accent_soft = IM_COL32(226, 240, 233, 255),
    .ink = IM_COL32(31, 41, 51, 255),
    .ink_soft = IM_COL32(80, 91, 102, 255),
    .ink_faint = IM_COL32(97, 106, 115, 255),
    .paper = IM_COL32(255, 255, 255, 255),
    .paper_dim = IM_COL32(247, 248, 249, 255),
    .rule = IM_COL32(223, 227, 232, 255),
    .rule_soft = IM_COL32(236, 239, 242, 255),
    .hover = IM_COL32(242, 245, 247, 255),
    .warn_ink = IM_COL32(146, 84, 0, 255),
    .warn_paper = IM_COL32(255, 243, 217, 255),
    .measure = IM_COL32(21, 101, 192, 255),
    .selected = IM_COL32(196, 112, 0, 255),
    .selected_ink = IM_COL32(146, 84, 0, 255),
    .selected_soft = IM_COL32(255, 240, 214, 255),
    .edit = IM_COL32(124, 58, 183, 255),
    .glass = IM_COL32(255, 255, 255, 225),
    .error = IM_COL32(176, 42, 55, 255),
    .error_soft = IM_COL32(252, 232, 232, 255),
    .casing = IM_COL32(255, 255, 255, 235),
    .text_selected = IM_COL32(190, 222, 207, 255),
};

constexpr interface_colours kNight{
    .accent = IM_COL32(92, 196, 150, 255),
    .accent_dark = IM_COL32(140, 222, 184, 255),
    .accent_soft = IM_COL32(28, 58, 46, 255),
    .ink = IM_COL32(230, 234, 238, 255),
    .ink_soft = IM_COL32(180, 189, 198, 255),
    .ink_faint = IM_COL32(156, 165, 174, 255),
    .paper = IM_COL32(28, 33, 39, 255),
    .paper_dim = IM_COL32(33, 39, 46, 255),
    .rule = IM_COL32(60, 68, 77, 255),
    .rule_soft = IM_COL32(45, 52, 60, 255),
    .hover = IM_COL32(40, 47, 55, 255),
    .warn_ink = IM_COL32(247, 201, 122, 255),
    .warn_paper = IM_COL32(70, 50, 16, 255),
    .measure = IM_COL32(120, 182, 250, 255),
    .selected = IM_COL32(240, 165, 40, 255),
    .selected_ink = IM_COL32(247, 184, 92, 255),
    .selected_soft = IM_COL32(70, 52, 20, 255),
    .edit = IM_COL32(197, 152, 245, 255),
    .glass = IM_COL32(28, 33, 39, 228),
    .error = IM_COL32(255, 138, 138, 255),
    .error_soft = IM_COL32(74, 34, 36, 255),
    .casing = IM_COL32(14, 14, 14, 235),
    .text_selected = IM_COL32(38, 92, 70, 255),
};

theme in_use = theme::day;

}  // namespace

const interface_colours& colours_of(theme on) {
  return on == theme::day ? kDay : kNight;
}

}  // namespace greenward::viewer

namespace greenward::viewer::palette {

void use(theme on) {
  in_use = on;
}

theme used() {
  return in_use;
}

const interface_colours& now() {
  return colours_of(in_use);
}

ImU32 seen(layer::colour colour, colour_use use) {
  const layer::colour here = seen_on(in_use, colour, use);
  return IM_COL32(here.r, here.g, here.b, here.a);
}

ImU32 veil(ImU32 colour) {
  constexpr ImU32 kSeventh = 36;
  return (colour & ~IM_COL32_A_MASK) | kSeventh << IM_COL32_A_SHIFT;
}

}  // namespace greenward::viewer::palette
