#include "viewer/panels/board_marks.hpp"

#include "viewer/panels/palette.hpp"

#include <vector>

namespace greenward::viewer {

namespace {

constexpr std::size_t kMostPoints = 20'000;  ///< a hint is not worth a slow frame

class pointed_painter {
 public:
  pointed_painter(const camera& view, ImVec2 corner) : view_(view), corner_(corner) {}

  /// False if it would draw too many points.
  bool draw(geo::planar_view work) {
    points_ += work.points().size();
    if (points_ > kMostPoints) return false;
    for (std::size_t part = 0; part < work.part_count(); ++part)
      for (std::size_t ring = 0; ring < work.ring_count(part); ++ring) draw_ring(work.ring(part, ring));
    return true;
  }

 private:
  void draw_ring(std::span<const geo::planar> ring) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    line_.clear();
    for (const geo::planar& place : ring) {
      const screen_point at = view_.to_screen(place);
      line_.emplace_back(corner_.x + static_cast<float>(at.x), corner_.y + static_cast<float>(at.y));
    }
    if (line_.size() == 1) return list.AddCircle(line_.front(), 9, palette::selected(), 0, 3);
    list.AddPolyline(line_.data(), static_cast<int>(line_.size()), palette::selected(), ImDrawFlags_None, 4);
  }

  const camera& view_;
  ImVec2 corner_;
  std::vector<ImVec2> line_;
  std::size_t points_ = 0;
};

}  // namespace

void draw_board_marks(const panel_context& context, ImVec2 corner) {
  session& state = context.state;
  const tree_layer* layer = state.find("works");
  if (!state.board.open || layer == nullptr || !state.is_drawn(*layer)) return;
  const geo::planar_geometry& places = layer->prepared->geometry();
  pointed_painter painter(state.view, corner);
  for (const std::uint32_t work : state.board.pointed) {
    if (work >= places.size() || layer->prepared->rule_of_row[work] == kNoRule) continue;
    if (!painter.draw(places[work])) return;
  }
}

}  // namespace greenward::viewer
