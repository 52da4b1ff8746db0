#include "engine/report/line_ink.hpp"

#include "engine/report/pens.hpp"

#include <memory>

namespace greenward::report {

namespace {

bool has_pixels_of_unit_size(cairo_t* cairo) {
  cairo_matrix_t matrix;
  cairo_get_matrix(cairo, &matrix);
  const bool unchanged = matrix.xx == 1 && matrix.yy == 1 && matrix.xy == 0 && matrix.yx == 0 &&
                         matrix.x0 == 0 && matrix.y0 == 0;
  return unchanged && cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_IMAGE;
}

/// The current colour through the mask: Cairo mixes it in and keeps to the clip.
void paint_through(cairo_t* cairo, line_coverage& coverage) {
  constexpr int kAligned = 4;  // Cairo wants rows of a mask to begin so
  const pixel_window touched = coverage.touched();
  if (touched.width == 0) return;
  const int skipped = (touched.left - coverage.window().left) / kAligned * kAligned;
  const int left = coverage.window().left + skipped;
  const std::size_t above = static_cast<std::size_t>(touched.top - coverage.window().top) * coverage.stride();
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> mask(
      cairo_image_surface_create_for_data(coverage.mask().data() + above + skipped, CAIRO_FORMAT_A8,
                                          touched.left + touched.width - left, touched.height,
                                          static_cast<int>(coverage.stride())),
      cairo_surface_destroy);
  cairo_mask_surface(cairo, mask.get(), left, touched.top);
}

}  // namespace

void ink_path(cairo_t* cairo, const line_pen& pen) {
  take_colour(cairo, pen.colour);
  cairo_set_line_width(cairo, pen.width);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cairo, pen.dash.empty() ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash(cairo, pen.dash.data(), static_cast<int>(pen.dash.size()), 0);
  cairo_stroke(cairo);
}

line_ink::line_ink(cairo_t* cairo, const geo::planar_geometry& geometry, const map_frame& frame)
    : cairo_(cairo), geometry_(geometry), frame_(frame), has_pixels_(has_pixels_of_unit_size(cairo)) {}

void line_ink::stroke(std::span<const std::uint32_t> rows, const line_pen& pen) {
  if (rows.empty() || pen.colour.a == 0 || pen.width <= 0) return;
  if (has_pixels_ && pen.dash.empty()) return stroke_pixels(rows, pen);
  stroke_path(rows, pen);
}

void line_ink::stroke_path(std::span<const std::uint32_t> rows, const line_pen& pen) {
  geometry_path path(cairo_, frame_);
  for (const std::uint32_t row : rows)
    if (geometry_[row].kind() == geo::geometry_kind::line) path.add_line(geometry_[row]);
  ink_path(cairo_, pen);
}

void line_ink::stroke_pixels(std::span<const std::uint32_t> rows, const line_pen& pen) {
  if (!coverage_) coverage_.emplace(pixels_of(frame_.box));
  coverage_->draw(geometry_, rows, frame_, pen.width);
  take_colour(cairo_, pen.colour);
  paint_through(cairo_, *coverage_);
  coverage_->clear();
}

}  // namespace greenward::report
