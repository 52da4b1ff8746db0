#include "engine/report/sheet_layout.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>

namespace greenward::report {

RC_GTEST_PROP(SheetLayout, PartsLieApartAndOnTheSheet, ()) {
  const int width = *rc::gen::inRange(400, 5000);
  const int height = *rc::gen::inRange(400, 5000);
  const double u = sheet_unit(width, height);
  const sheet_layout sheet = lay_out_sheet({.width = width,
                                            .height = height,
                                            .title_height = 100 * u,
                                            .particulars_height = 150 * u,
                                            .notice_height = 40 * u,
                                            .panel_share = *rc::gen::element(1.0, 1.5)});
  const pixel_box page{{0, 0}, {static_cast<double>(width), static_cast<double>(height)}};
  const std::array parts{sheet.title, sheet.border, sheet.legend, sheet.particulars, sheet.notice};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    RC_ASSERT(page.contains(parts[i].min) && page.contains(parts[i].max));
    for (std::size_t k = 0; k < i; ++k) RC_ASSERT(!parts[i].intersects(parts[k]));
  }
  RC_ASSERT(sheet.border.contains(sheet.map.min) && sheet.border.contains(sheet.map.max));
  RC_ASSERT(sheet.map.width() > 60 && sheet.map.height() > 60);
}

}  // namespace greenward::report
