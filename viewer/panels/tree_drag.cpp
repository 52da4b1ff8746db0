#include "viewer/panels/tree_drag.hpp"

#include "viewer/layers/layer_order.hpp"
#include "viewer/panels/palette.hpp"

namespace greenward::viewer {

namespace {

constexpr float kDragPixels = 6;     ///< less is a click
constexpr float kScrollZone = 24;    ///< from the upper and the lower edge of the tree
constexpr float kScrollPixels = 10;  ///< a frame

/// The block under the pointer, or the nearest one. There is one at the least.
const tree_block& block_at(std::span<const tree_block> blocks, float y) {
  for (const tree_block& block : blocks)
    if (y < block.bottom) return block;
  return blocks.back();
}

tree_drop drop_at(std::span<const tree_block> blocks, float y) {
  const tree_block& block = block_at(blocks, y);
  const bool upper = y < block.top + palette::kRow / 2;
  return {block.layer, upper ? tree_side::above : tree_side::below};
}

void draw_insertion(std::span<const tree_block> blocks, const tree_drop& drop) {
  const ImVec2 corner = ImGui::GetWindowPos();
  const float right = corner.x + ImGui::GetContentRegionAvail().x;
  for (const tree_block& block : blocks) {
    if (block.layer != drop.beside) continue;
    const float y = drop.side == tree_side::above ? block.top : block.bottom;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine(ImVec2(corner.x, y), ImVec2(right, y), palette::accent(), 3);
    list.AddCircleFilled(ImVec2(corner.x + 4, y), 5, palette::accent());
  }
}

void scroll_at_edges(float y) {
  const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
  if (y < top + kScrollZone) ImGui::SetScrollY(ImGui::GetScrollY() - kScrollPixels);
  if (y > bottom - kScrollZone) ImGui::SetScrollY(ImGui::GetScrollY() + kScrollPixels);
}

}  // namespace

void take_in_hand(session& state, const std::string& layer) {
  const bool dragged = ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, kDragPixels);
  if (dragged && !state.tree.given_up) state.tree.dragged = state.tree.chosen = layer;
}

void draw_tree_drag(const panel_context& context, std::span<const tree_block> blocks) {
  session& state = context.state;
  const bool held = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (!held) state.tree.given_up = false;
  if (state.tree.dragged.empty() || blocks.empty()) return;
  if (!held) return drop_layer(state);
  const float y = ImGui::GetMousePos().y;
  state.tree.drop = drop_at(blocks, y);
  draw_insertion(blocks, *state.tree.drop);
  scroll_at_edges(y);
  const tree_layer* layer = state.find(state.tree.dragged);
  if (layer != nullptr) ImGui::SetTooltip("%s", layer->prepared->title.in(state.lang).c_str());
}

}  // namespace greenward::viewer
