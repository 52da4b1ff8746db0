// A longitudinal profile for CAD.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/profile.hpp"

#include <string>
#include <string_view>

namespace greenward::report {

struct profile_dxf_options {
  std::string title, district, notice;  ///< "" = none
  language lang = language::zh;
  double vertical_factor = 10;  ///< drawing units a metre of level; a metre along the way is one unit
};

/// ASCII DXF of release 12: x = metres along the way, y = (level - datum) x vertical_factor, the datum a
/// whole metre below everything and written in the drawing. Layers GROUND, INVERT, CROWN, WATER, NODE,
/// CROSSING, TEXT and VIOLATION. Interpolated lines have the line type DASHED, interpolated numbers a ~. What
/// is not known is not drawn.
[[nodiscard]] std::string profile_dxf(const drainage::profile& way, const profile_dxf_options& options);

/// UTF-8 as DXF of releases 12 to 2004 has it: \U+XXXX for what is not ASCII, a space for control characters,
/// "?" for characters beyond the basic plane and for bytes that are no UTF-8.
[[nodiscard]] std::string dxf_text(std::string_view utf8);

}  // namespace greenward::report
