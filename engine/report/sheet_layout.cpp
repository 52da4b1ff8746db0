#include "engine/report/sheet_layout.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

constexpr double kMargin = 32;
constexpr double kGap = 18;
constexpr double kDegreeBand = 24;  ///< between the neatline and the outer frame
constexpr double kPanelWidth = 300;
constexpr double kPanelHeight = 330;

void divide_wide(sheet_layout& sheet, const pixel_box& body, const sheet_request& request) {
  const double u = sheet.unit;
  const double panel = particulars_width(request.width, request.height, request.panel_share);
  sheet.border = {body.min, {body.max.x - panel - kGap * u, body.max.y}};
  const double split = body.max.y - request.particulars_height;
  sheet.particulars = {{body.max.x - panel, split}, body.max};
  sheet.legend = {{body.max.x - panel, body.min.y}, {body.max.x, split - kGap * u}};
}

void divide_high(sheet_layout& sheet, const pixel_box& body, const sheet_request& request) {
  const double u = sheet.unit;
  const double wanted = std::max(kPanelHeight * u * request.panel_share, request.particulars_height);
  const double panel = std::min(wanted, body.height() * 0.45);
  const double split = body.max.y - panel;
  const double width = particulars_width(request.width, request.height, request.panel_share);
  sheet.border = {body.min, {body.max.x, split - kGap * u}};
  sheet.particulars = {{body.max.x - width, split}, body.max};
  sheet.legend = {{body.min.x, split}, {body.max.x - width - 2 * kGap * u, body.max.y}};
}

}  // namespace

double sheet_unit(int width, int height) {
  const double area = static_cast<double>(width) * static_cast<double>(height);
  return std::clamp(std::sqrt(area / (1920.0 * 1080.0)), 0.72, 4.0);
}

bool legend_at_right(int width, int height) {
  return width >= height;
}

double particulars_width(int width, int height, double panel_share) {
  const double u = sheet_unit(width, height);
  if (legend_at_right(width, height)) return std::min(kPanelWidth * u * panel_share, width * 0.34);
  return std::min(kPanelWidth * u, width * 0.4);
}

sheet_layout lay_out_sheet(const sheet_request& request) {
  sheet_layout sheet;
  sheet.unit = sheet_unit(request.width, request.height);
  const double u = sheet.unit;
  const double left = kMargin * u;
  const double right = request.width - kMargin * u;
  const double top = kMargin * 0.75 * u;
  const double bottom = request.height - kMargin * 0.75 * u;
  sheet.title = {{left, top}, {right, top + request.title_height}};
  sheet.notice = {{left, bottom - request.notice_height}, {right, bottom}};
  const pixel_box body{{left, sheet.title.max.y + kGap * 0.7 * u},
                       {right, sheet.notice.min.y - kGap * 0.6 * u}};
  if (legend_at_right(request.width, request.height)) {
    divide_wide(sheet, body, request);
  } else {
    divide_high(sheet, body, request);
  }
  sheet.map = sheet.border.expanded(-kDegreeBand * u);
  return sheet;
}

std::array<sheet_layout, 2> halves_of(const sheet_layout& sheet, halving how) {
  const double gap = kGap * sheet.unit / 2;
  const pixel middle = sheet.border.centre();
  std::array<sheet_layout, 2> halves{sheet, sheet};
  if (how == halving::side_by_side) {
    halves[0].border.max.x = middle.x - gap / 2;
    halves[1].border.min.x = middle.x + gap / 2;
  } else {
    halves[0].border.max.y = middle.y - gap / 2;
    halves[1].border.min.y = middle.y + gap / 2;
  }
  for (sheet_layout& half : halves) half.map = half.border.expanded(-kDegreeBand * sheet.unit);
  return halves;
}

}  // namespace greenward::report
