// The colours, hatches and lines of a compound's plan: map and legend use the same. They stay apart for
// colour-blind readers and without any colour: by hatch, dash, weight and arrow.
#pragma once

#include "engine/drainage/separation.hpp"
#include "engine/layer/style.hpp"
#include "engine/report/pixel.hpp"
#include "engine/report/separation_page.hpp"

#include <cairo.h>
#include <cstddef>
#include <vector>

namespace greenward::report::plan {

inline constexpr layer::colour kText{28, 28, 28, 255}, kSoftText{95, 95, 95, 255}, kPaper{255, 255, 255, 255},
    kGround{252, 251, 248, 255}, kFault{176, 30, 20, 255}, kOutline{60, 60, 60, 255},
    kFailingWay{245, 178, 66, 215}, kDoubtfulWay{176, 190, 210, 200};
inline constexpr double kWayWidth = 8;

/// By verdict, in its order: the fill and the edge of a building.
[[nodiscard]] const std::vector<layer::style_rule>& building_rules();
[[nodiscard]] const layer::style_rule& neighbour_rule();
/// The compound: its ground, and its edge, which is drawn over the streets.
[[nodiscard]] const layer::style_rule& inside_rule();
[[nodiscard]] const layer::style_rule& outline_rule();

/// By system and status, those of other compounds after the others.
[[nodiscard]] const std::vector<layer::style_rule>& drain_rules();
[[nodiscard]] std::size_t drain_rule_of(const page_drain& drain);

/// What lies over the fill of the current path, which it clips to; nothing for passing buildings.
void hatch(cairo_t* cairo, drainage::verdict result, const pixel_box& box);

enum class arrow_shape { filled, open };
/// Storm drains have open arrows.
[[nodiscard]] arrow_shape arrow_of(drainage::drain_system system);
/// Its middle at `at`, pointing along `direction` (of any length but 0).
void paint_arrow(cairo_t* cairo, pixel at, pixel direction, double size, arrow_shape shape, layer::colour c);

/// Where water goes wrong: a cross, or a question mark where nobody knows whether it does.
void paint_fault(cairo_t* cairo, pixel at, drainage::verdict result);
[[nodiscard]] layer::colour fault_colour(drainage::verdict result);
void paint_inlet(cairo_t* cairo, pixel at, drainage::verdict result);

/// Tick, cross, question mark or dash: a verdict without words.
void paint_verdict_sign(cairo_t* cairo, pixel at, double radius, drainage::verdict result);

}  // namespace greenward::report::plan
