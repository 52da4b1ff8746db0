// What stands on every map, whatever its sheet: scale bar, north arrow, the stamp of synthetic data.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/report/map_frame.hpp"
#include "engine/report/text_painter.hpp"

#include <cairo.h>
#include <string>

// `unit`: what is 1 pixel on a sheet of 1920 × 1080.
namespace greenward::report {

inline constexpr double kScaleBarHeight = 44;  ///< units

/// A bar of a round length, at most `width` pixels with its figures, its upper left corner at `corner`.
void paint_scale_bar(cairo_t* cairo, text_painter& text, pixel corner, double width, const map_frame& frame,
                     double unit);

/// In the upper right corner of the map.
[[nodiscard]] pixel_box north_arrow_box(const pixel_box& map, double unit);
/// `true_north`: radians, clockwise from up.
void paint_north_arrow(cairo_t* cairo, text_painter& text, const pixel_box& box, double true_north,
                       double unit, language lang);

/// In the upper left corner of the map.
[[nodiscard]] pixel_box synthetic_stamp_box(text_painter& text, const pixel_box& map, double unit);
void paint_synthetic_stamp(cairo_t* cairo, text_painter& text, const pixel_box& box, double unit);

/// What a map of two shows, in its upper left corner at `top`.
[[nodiscard]] pixel_box map_name_box(text_painter& text, const std::string& name, const pixel_box& map,
                                     double top, double unit);
void paint_map_name(cairo_t* cairo, text_painter& text, const std::string& name, const pixel_box& box,
                    double unit);

/// That the data are made up and no basis for planning, in both languages.
[[nodiscard]] const char* synthetic_notice();

}  // namespace greenward::report
