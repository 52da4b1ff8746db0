#include "viewer/shell/window_layout.hpp"

#include "viewer/canvas/points.hpp"
#include "viewer/panels/attribute_table.hpp"
#include "viewer/panels/board_panel.hpp"
#include "viewer/panels/bookmark_box.hpp"
#include "viewer/panels/database_list.hpp"
#include "viewer/panels/details_panel.hpp"
#include "viewer/panels/export_box.hpp"
#include "viewer/panels/go_to_box.hpp"
#include "viewer/panels/import_box.hpp"
#include "viewer/panels/layer_panel.hpp"
#include "viewer/panels/notice_box.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/profile_panel.hpp"
#include "viewer/panels/search_box.hpp"
#include "viewer/panels/status_bar.hpp"
#include "viewer/panels/time_slider.hpp"
#include "viewer/panels/top_bar.hpp"

#include <algorithm>

namespace greenward::viewer {

namespace {

constexpr float kMostAtTheLeft = 0.31F;  ///< of the width, for the panel of layers
constexpr float kNarrow = 1100;          ///< points; below it, panels do not fit beside one another

}  // namespace

window_layout lay_out(const session& state) {
  const auto density = static_cast<float>(state.look.density());
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  window_layout layout{.window = window};
  layout.left = whole_pixels(std::min(palette::left_width(window.x), kMostAtTheLeft * window.x), density);
  layout.right = palette::right_width(window.x);
  layout.top = whole_pixels(palette::kTopBar, density);
  layout.slider = state.time.open && state.time.ledger ? kTimeSliderHeight : 0;
  const float room = window.y - layout.top - palette::kStatusBar;
  layout.table = table_height(state, room - layout.slider);
  layout.profile = profile_height(state, room - layout.slider);
  layout.board = board_height(state, room - layout.slider);
  const float below = layout.slider + layout.table + layout.profile + layout.board;
  layout.map = ImVec2(whole_pixels(std::max(64.0F, window.x - layout.left - layout.right), density),
                      whole_pixels(std::max(64.0F, room - below), density));
  const bool narrow = window.x < kNarrow;
  layout.beside = narrow ? layout.map.y : std::max(64.0F, room);
  layout.below_from = narrow ? 0 : layout.left;
  layout.below_width = narrow ? window.x : layout.map.x;
  return layout;
}

void draw_panels(const panel_context& context, const window_layout& layout) {
  draw_layer_panel(context, ImVec2(0, layout.top), ImVec2(layout.left, layout.beside));
  draw_details_panel(context, ImVec2(layout.window.x - layout.right, layout.top),
                     ImVec2(layout.right, layout.beside));
  const float slider = layout.top + layout.map.y, below = slider + layout.slider;
  draw_time_slider(context, ImVec2(layout.below_from, slider), ImVec2(layout.below_width, kTimeSliderHeight));
  draw_attribute_table(context, ImVec2(layout.below_from, below), ImVec2(layout.below_width, layout.table));
  draw_profile_panel(context, ImVec2(layout.below_from, below), ImVec2(layout.below_width, layout.profile));
  draw_board_panel(context, ImVec2(layout.below_from, below), ImVec2(layout.below_width, layout.board));
  draw_top_bar(context, layout.window);
  draw_status_bar(context, layout.window);
}

void draw_boxes(const panel_context& context, const window_layout& layout) {
  const ImVec2 corner(layout.left, layout.top), size = layout.map;
  draw_notice_box(context, corner, size);
  draw_database_box(context, corner, size);
  draw_search_box(context, corner, size);
  draw_go_to_box(context, corner, size);
  draw_bookmark_box(context, corner, size);
  draw_export_box(context, corner, size);
  draw_import_box(context, corner, size);
}

}  // namespace greenward::viewer
