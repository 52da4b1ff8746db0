// Which features of a layer are on the sheet, and by which rule each is drawn.
#pragma once

#include "engine/report/map_frame.hpp"
#include "engine/report/printed_map.hpp"

#include <cstdint>
#include <vector>

namespace greenward::report {

struct drawn_feature {
  std::uint32_t row = 0;
  std::uint32_t rule = 0;  ///< position in drawn_layer::rules
};

/// A layer or an overlay, ready to be drawn. Points into the content it was made from.
struct drawn_layer {
  bilingual title;
  int draw_order = 0;
  const geo::planar_geometry* geometry = nullptr;
  std::vector<layer::style_rule> rules;  ///< lengths already multiplied by symbol_scale
  std::vector<drawn_feature> features;   ///< rows ascending; each has a point inside the frame
  const map_layer* source = nullptr;     ///< absent for an overlay
  bool hidden_by_scale = false;          ///< some lie inside the frame, and `features` is empty
};

/// Every layer and overlay of a side by draw order, also those without a visible feature. Throws what
/// draw_map says about null pointers, lengths and coordinates. O(all points), which are checked; the features
/// are found by the layers' indexes.
[[nodiscard]] std::vector<drawn_layer> drawn_layers(const map_content& content, const map_frame& frame,
                                                    map_side side = map_side::both);

/// What lines and markers are multiplied by: 1 down to 1:50 000, then with the root of the scale, so that a
/// whole district is not buried under its own streets; at least 0.4.
[[nodiscard]] double symbol_scale(double denominator);

/// The box of everything. Throws as drawn_layers does.
[[nodiscard]] geo::planar_box bounds_of(const map_content& content);

/// Whether something that is drawn at 1:`limit` and larger scales is drawn at 1:`denominator`; 0 = always.
[[nodiscard]] inline bool shown_at_scale(double limit, double denominator) {
  return limit <= 0 || denominator <= limit;
}

}  // namespace greenward::report
