// Places along a line where a label of a given length reads well.
#pragma once

#include "engine/report/label_placement.hpp"

#include <span>
#include <vector>

namespace greenward::report {

struct line_label_size {
  double width = 0;  ///< of the text, pixels
  double height = 0;
  double offset = 0;  ///< from the line to the label's middle when it stands beside the line
};

/// Along the line, or character below character beside a steep line, as Chinese maps do.
enum class text_direction { along, stacked };

struct line_label_place {
  label_box box;  ///< of stacked text: upright, its height along the line
  text_direction direction = text_direction::along;
};

/// Stretches of the line about as long as the text and nearly straight, the middle one first; each gives a
/// place above and one below the line. Text never stands on its head: the angle is within ±90°. Where `steep`
/// is `stacked`, stretches within 35° of the vertical get stacked text, turned by at most those 35°. Empty
/// for a line shorter than its text.
[[nodiscard]] std::vector<line_label_place> line_label_places(std::span<const pixel> line,
                                                              const line_label_size& size,
                                                              text_direction steep);

/// Sum of the segments' lengths, pixels.
[[nodiscard]] double pixel_length(std::span<const pixel> line);

}  // namespace greenward::report
