// The legend on the sheet.
#pragma once

#include "engine/report/legend.hpp"
#include "engine/report/text_painter.hpp"

#include <cairo.h>
#include <span>
#include <string>
#include <vector>

namespace greenward::report {

struct legend_content {
  std::vector<legend_entry> entries;
  std::vector<bilingual> hidden;  ///< layers that the scale hides, named below the rows
  language lang = language::zh;
  std::string of_two{};  ///< of two maps, what their counts are of: "before → after"; empty = one map
};

/// Rows as they would be drawn inside `box` by paint_legend.
[[nodiscard]] legend_plan plan_legend_rows(const legend_content& content, const pixel_box& box, double unit);

/// Title, rows with swatches and counts, a line for what found no room and one for hidden layers.
void paint_legend(cairo_t* cairo, text_painter& text, const legend_content& content, const pixel_box& box,
                  double unit);

}  // namespace greenward::report
