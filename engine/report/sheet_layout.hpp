// How the sheet is divided: title, map, legend, particulars, notice.
#pragma once

#include "engine/report/pixel.hpp"

#include <array>

namespace greenward::report {

/// Heights of what is measured before the sheet can be divided, pixels.
struct sheet_request {
  int width = 0;
  int height = 0;
  double title_height = 0;
  double particulars_height = 0;
  double notice_height = 0;
  double panel_share = 1;  ///< 1 = the usual room for the legend, more where it lists much
};

/// No two of the boxes overlap (`map` lies in `border`), and all lie inside the sheet.
struct sheet_layout {
  double unit = 1;  ///< what is 1 pixel on a sheet of 1920 × 1080, for everything that is not the map
  pixel_box title;
  pixel_box border;  ///< the outer frame; degrees are written between it and `map`
  pixel_box map;     ///< the neatline
  pixel_box legend;
  pixel_box particulars;  ///< scale bar, CRS, date
  pixel_box notice;
};

/// sqrt(area) against 1920 × 1080, from 0.72 to 4.
[[nodiscard]] double sheet_unit(int width, int height);

/// The legend stands at the right of the map on a sheet wider than high, below it on the others.
[[nodiscard]] bool legend_at_right(int width, int height);
/// How wide the column with the particulars is, so that their text can be measured.
[[nodiscard]] double particulars_width(int width, int height, double panel_share);

[[nodiscard]] sheet_layout lay_out_sheet(const sheet_request& request);

enum class halving { side_by_side, above_each_other };

/// The sheet with one and with the other half of its border and map, for two maps of the same size.
[[nodiscard]] std::array<sheet_layout, 2> halves_of(const sheet_layout& sheet, halving how);

}  // namespace greenward::report
