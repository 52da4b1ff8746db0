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

/// Stretches of the line about as long as the text and nearly straight, the middle one first; each gives a
/// place above and one below the line. Text never stands on its head: the angle is within ±90°. Empty for a
/// line shorter than its text.
[[nodiscard]] std::vector<label_box> line_label_places(std::span<const pixel> line,
                                                       const line_label_size& size);

/// Sum of the segments' lengths, pixels.
[[nodiscard]] double pixel_length(std::span<const pixel> line);

}  // namespace greenward::report
