#include "engine/report/sheet_layout.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <array>
#include <cmath>

namespace greenward::report {

namespace {

/// Of a sheet whose sides are that long at least; drawn from rapidcheck.
sheet_request some_request(int least_side) {
  const int width = *rc::gen::inRange(least_side, 5000);
  const int height = *rc::gen::inRange(least_side, 5000);
  const double u = sheet_unit(width, height);
  return {.width = width,
          .height = height,
          .title_height = 100 * u,
          .particulars_height = 150 * u,
          .notice_height = 40 * u,
          .panel_share = *rc::gen::element(1.0, 1.5)};
}

}  // namespace

RC_GTEST_PROP(SheetLayout, PartsLieApartAndOnTheSheet, ()) {
  const sheet_request asked = some_request(400);
  const sheet_layout sheet = lay_out_sheet(asked);
  const pixel_box page{{0, 0}, {static_cast<double>(asked.width), static_cast<double>(asked.height)}};
  const std::array parts{sheet.title, sheet.border, sheet.legend, sheet.particulars, sheet.notice};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    RC_ASSERT(page.contains(parts[i].min) && page.contains(parts[i].max));
    for (std::size_t k = 0; k < i; ++k) RC_ASSERT(!parts[i].intersects(parts[k]));
  }
  RC_ASSERT(sheet.border.contains(sheet.map.min) && sheet.border.contains(sheet.map.max));
  RC_ASSERT(sheet.map.width() > 60 && sheet.map.height() > 60);
}

RC_GTEST_PROP(SheetLayout, HalvesAreOfOneSizeAndLieApartInTheBorder, ()) {
  const sheet_layout sheet = lay_out_sheet(some_request(600));
  for (const halving how : {halving::side_by_side, halving::above_each_other}) {
    const auto [first, second] = halves_of(sheet, how);
    RC_ASSERT(!first.border.intersects(second.border));
    RC_ASSERT(std::abs(first.map.width() - second.map.width()) < 1e-9);
    RC_ASSERT(std::abs(first.map.height() - second.map.height()) < 1e-9);
    for (const sheet_layout& half : {first, second}) {
      RC_ASSERT(half.map.width() > 40 && half.map.height() > 40);
      RC_ASSERT(half.border.contains(half.map.min) && half.border.contains(half.map.max));
      RC_ASSERT(sheet.border.contains(half.border.min) && sheet.border.contains(half.border.max));
    }
  }
}

}  // namespace greenward::report
