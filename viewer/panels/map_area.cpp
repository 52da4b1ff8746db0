#include "viewer/panels/map_area.hpp"

#include "viewer/panels/board_marks.hpp"
#include "viewer/panels/edit_marks.hpp"
#include "viewer/panels/flow_marks.hpp"
#include "viewer/panels/go_to_box.hpp"
#include "viewer/panels/map_divide.hpp"
#include "viewer/panels/map_furniture.hpp"
#include "viewer/panels/measure_marks.hpp"
#include "viewer/panels/palette.hpp"
#include "viewer/panels/plan_note.hpp"
#include "viewer/panels/select_marks.hpp"
#include "viewer/panels/way_marks.hpp"

#include <cstdint>

namespace greenward::viewer {

namespace {

constexpr float kDragThreshold = 4;  ///< pixels; less is a click

ImU32 background() {
  const layer::colour c = ground_colour(palette::used());
  return IM_COL32(c.r, c.g, c.b, 255);
}

map_input gather(session& state, ImVec2 corner, ImVec2 size) {
  ImGui::SetCursorScreenPos(corner);
  ImGui::InvisibleButton("map", size);
  ImGui::SetItemAllowOverlap();
  note_widget(state, "map");
  const ImGuiIO& io = ImGui::GetIO();
  const bool dragged = io.MouseDragMaxDistanceSqr[0] >= kDragThreshold * kDragThreshold;
  map_input input;
  input.pointer = {static_cast<double>(io.MousePos.x - corner.x),
                   static_cast<double>(io.MousePos.y - corner.y)};
  input.inside = ImGui::IsItemHovered();
  input.pressed = ImGui::IsItemActivated();
  input.held = ImGui::IsItemActive();
  if (input.held && dragged) {
    input.drag_x = static_cast<double>(io.MouseDelta.x);
    input.drag_y = static_cast<double>(io.MouseDelta.y);
  }
  input.shift = io.KeyShift;
  input.ctrl = io.KeyCtrl;
  if (input.inside) input.wheel = static_cast<double>(io.MouseWheel);
  input.clicked = ImGui::IsItemDeactivated() && input.inside && !dragged;
  input.double_clicked = input.clicked && io.MouseClickedLastCount[0] == 2;
  return input;
}

}  // namespace

map_area::map_area(const panel_context& context, ImVec2 corner, ImVec2 size)
    : context_(context),
      corner_(corner),
      size_(size),
      frame_("map area", corner, size, background()),
      input_(gather(context.state, corner, size)) {}

void map_area::show(unsigned texture, const camera& pictured) {
  const camera& view = context_.state.view;
  const geo::planar_box ground = pictured.visible();
  const screen_point from = view.to_screen({ground.min.x, ground.max.y});
  const screen_point to = view.to_screen({ground.max.x, ground.min.y});
  const auto place = [&](screen_point p) {
    return ImVec2(corner_.x + static_cast<float>(p.x), corner_.y + static_cast<float>(p.y));
  };
  auto* const id =
      reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));  // NOLINT: ImGui's way
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(corner_, ImVec2(corner_.x + size_.x, corner_.y + size_.y), true);
  // The picture is stored bottom row first.
  list->AddImage(id, place(from), place(to), ImVec2(0, 1), ImVec2(1, 0));
  draw_flow_marks(context_, corner_);
  draw_way_marks(context_, corner_);
  draw_board_marks(context_, corner_);
  draw_place_mark(context_, corner_);
  draw_measure_marks(context_, corner_);
  draw_edit_marks(context_, corner_);
  draw_select_marks(context_, corner_);
  list->PopClipRect();
  draw_plan_note(context_, corner_, size_);
  draw_map_divide(context_, corner_, size_);
  draw_map_furniture(context_, corner_, size_);
}

}  // namespace greenward::viewer
