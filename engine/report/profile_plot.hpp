// The drawing of a longitudinal profile, without the table under it.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/profile.hpp"
#include "engine/report/profile_frame.hpp"
#include "engine/report/text_painter.hpp"

#include <cairo.h>
#include <string>

namespace greenward::report {

/// Pixels that the lanes of flags take above a drawing so wide.
[[nodiscard]] double flags_height(const drainage::profile& way, double width);

/// "C1": the name of a crossing on the sheet.
[[nodiscard]] std::string crossing_name(std::size_t crossing);

/// Levels' axis, ground, pipes, water, nodes with their codes, drops, crossings and flags. Labels never cover
/// one another: those that find no place are left out.
void paint_plot(cairo_t* cairo, text_painter& text, const drainage::profile& way, const profile_frame& frame,
                language lang);

}  // namespace greenward::report
