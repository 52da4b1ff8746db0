// Everything on the sheet that is neither map nor legend.
#pragma once

#include "engine/report/graticule.hpp"
#include "engine/report/label_placement.hpp"
#include "engine/report/printed_map.hpp"
#include "engine/report/sheet_layout.hpp"
#include "engine/report/text_painter.hpp"

#include <cairo.h>
#include <span>
#include <string>
#include <vector>

namespace greenward::report {

/// Draws on one sheet. The measuring functions give the heights that lay_out_sheet asks for.
class sheet_furniture {
 public:
  sheet_furniture(cairo_t* cairo, text_painter& text, const map_options& options);

  [[nodiscard]] double title_height();
  [[nodiscard]] double particulars_height(double width);
  [[nodiscard]] double notice_height(double width);

  void paint_title(const pixel_box& box);
  /// Neatline, outer frame, ticks with degrees, crosses where meridians meet parallels.
  void paint_border(const sheet_layout& sheet, const graticule& lines);
  void paint_particulars(const pixel_box& box, const map_frame& frame);
  void paint_notice(const pixel_box& box);

  /// What stands on the map and must stay free of labels: north arrow, for synthetic data the stamp, and the
  /// map's name, if it has one.
  [[nodiscard]] std::vector<label_box> map_obstacles(const pixel_box& map, const std::string& name);
  void paint_north_arrow(const pixel_box& map, double true_north);
  void paint_stamp(const pixel_box& map);
  void paint_name(const pixel_box& map, const std::string& name);

 private:
  [[nodiscard]] pixel_box name_box(const pixel_box& map, const std::string& name);
  void paint_degrees(const sheet_layout& sheet, const graticule_tick& tick, double interval);

  cairo_t* cairo_;
  text_painter& text_;
  const map_options& options_;
  double unit_;
};

}  // namespace greenward::report
