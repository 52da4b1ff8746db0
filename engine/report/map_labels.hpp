// The names on the map: gathered from the layers' label fields, placed, drawn.
#pragma once

#include "engine/report/label_placement.hpp"
#include "engine/report/line_label.hpp"
#include "engine/report/text_painter.hpp"
#include "engine/report/visible_features.hpp"

#include <span>
#include <string>
#include <vector>

namespace greenward::report {

/// A label with its places, before or after placement.
struct map_label {
  std::string text;
  text_style style;
  label_request request;
  std::vector<text_direction> directions;  ///< of each candidate; empty = all along
};

/// Labels of all layers that have a label field and are large enough in scale. Points: eight places around
/// the marker. Lines: along straight stretches, once per name within a distance. Areas: inside, where the
/// text has room. At most `kMostLabels` per layer, the largest features first.
[[nodiscard]] std::vector<map_label> gather_labels(std::span<const drawn_layer> layers,
                                                   const map_frame& frame, text_painter& text);
inline constexpr std::size_t kMostLabels = 4000;

/// Places the labels inside the frame around the obstacles and draws those that have a place.
void paint_labels(std::span<const map_label> labels, const map_frame& frame,
                  std::span<const label_box> obstacles, text_painter& text);

}  // namespace greenward::report
