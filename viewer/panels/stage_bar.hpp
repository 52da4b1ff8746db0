// A bar whose parts are the stages of the works of one row.
#pragma once

#include "viewer/panels/widgets.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace greenward::viewer {

class stage_bar {
 public:
  /// `corner`: of the row; `room`: the width of a row of `most` works, pixels.
  stage_bar(const board_row& row, ImVec2 corner, float room, std::size_t most);

  /// The stage whose part is at a column of the window.
  [[nodiscard]] std::optional<std::size_t> stage_at(float x) const;
  /// The day that is compared with stands above, thinner. Parts gone to and pointed at are outlined.
  void draw(const panel_context& context, board_part current, board_part pointed) const;

 private:
  /// Ends of the parts, n_stages + 1, from the left edge.
  [[nodiscard]] static std::vector<float> ends_of(const works::measures& sums, float room, std::size_t most);
  void draw_parts(session& state, const std::vector<float>& ends, float top, float bottom) const;
  void outline(ImDrawList& list, board_part part, ImU32 ink) const;

  const board_row& row_;
  ImVec2 corner_;
  std::vector<float> ends_, before_;
};

/// The stages that occur in the roll-up, each with its colour, on as many lines as they need.
void draw_stage_names(const panel_context& context);

}  // namespace greenward::viewer
