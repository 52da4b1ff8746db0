// Numbers, faults and exits on a compound's plan: where each stands, so that none covers another.
#pragma once

#include "engine/report/label_placement.hpp"
#include "engine/report/map_frame.hpp"
#include "engine/report/separation_page.hpp"
#include "engine/report/text_painter.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace greenward::report {

enum class mark_kind : std::uint8_t {
  building,       ///< a disc with a number
  inlet,          ///< a box with a number
  fault,          ///< the numbers of those whose water goes wrong at `at`
  misconnection,  ///< "M1"
  exit,           ///< an arrow at the border, and where the ways lead to
};

struct plan_mark {
  mark_kind kind = mark_kind::building;
  std::string text;
  pixel at;         ///< what it speaks of; of an exit: where the ways cross the border
  pixel direction;  ///< of an exit: outwards
  label_box box;    ///< where the text stands
  drainage::verdict result = drainage::verdict::fails;  ///< of a fault: the worst of those that it is of
  bool has_place = true;  ///< false: nothing was free, and it stands where it covers others
};

/// Every number of the page, every fault in the frame, every misconnection in it, and one exit for all ways
/// that leave by the same place for the same end. None is left out. `obstacles`: what must stay free.
[[nodiscard]] std::vector<plan_mark> place_marks(const separation_page& page, const map_frame& frame,
                                                 std::span<const label_box> obstacles, language lang,
                                                 text_painter& text);

[[nodiscard]] text_style style_of(mark_kind kind);
void paint_mark(cairo_t* cairo, text_painter& text, const plan_mark& mark);

}  // namespace greenward::report
