// What a compound's plan shows, as a legend.
#pragma once

#include "engine/report/legend.hpp"
#include "engine/report/map_frame.hpp"
#include "engine/report/separation_page.hpp"
#include "engine/report/text_painter.hpp"

#include <vector>

namespace greenward::report {

/// Verdicts of buildings and inlets, drains by declared system and status, ways and marks: those that are in
/// the frame, with how many.
/// The samples draw with `text`, which must outlive them.
[[nodiscard]] std::vector<legend_entry> plan_legend_entries(const separation_page& page,
                                                            const map_frame& frame, text_painter& text);

}  // namespace greenward::report
