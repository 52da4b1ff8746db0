#include "tests/bench/peers/map_pictures.hpp"

#include "engine/geo/globe_box.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/feature_painter.hpp"
#include "engine/report/pens.hpp"

#include <array>
#include <fstream>
#include <stdexcept>
#include <string>

namespace greenward::bench {

namespace {

report::map_frame frame_of(const line_style& style, const line_view& view) {
  report::map_frame frame;
  frame.box = {{0, 0}, {static_cast<double>(style.width), static_cast<double>(style.height)}};
  frame.centre = view.centre;
  frame.units_per_pixel = view.metres_per_pixel;
  return frame;
}

report::drawn_layer drawn_with(const line_style& style, const geo::planar_geometry& lines) {
  report::drawn_layer drawn;
  drawn.geometry = &lines;
  drawn.rules.emplace_back().stroke = style.stroke;
  drawn.rules.front().width = style.pen;
  return drawn;
}

/// The view and what the pen reaches around it.
geo::planar_box reached_box(const line_style& style, const line_view& view) {
  return view.extent(style).expanded(style.pen * view.metres_per_pixel);
}

report::drawn_layer lines_in_view(const workflow::layer_snapshot& lines, const line_style& style,
                                  const line_view& view) {
  report::drawn_layer drawn = drawn_with(style, lines.planar);
  lines.index.visit_window(reached_box(style, view), [&](std::uint32_t row) {
    drawn.features.push_back({row, 0});
  });
  return drawn;
}

void write_picture(const std::filesystem::path& file, const std::string& png) {
  std::ofstream out(file, std::ios::binary);
  out << png;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

void draw_lines(const report::drawn_layer& lines, const line_style& style, const line_view& view) {
  report::cairo_surface picture(report::map_format::png, style.width, style.height);
  report::take_colour(picture.context(), style.ground);
  cairo_paint(picture.context());
  report::paint_layer(picture.context(), lines, frame_of(style, view));
  write_picture(view.picture, picture.finish());
}

const std::array<std::string, 1> kLayer{"walk_edges"};

/// One pen for all: no field decides.
layer::layer_style one_pen() {
  layer::layer_style style;
  style.layer = kLayer.front();
  return style;
}

}  // namespace

void map_pictures::load(const std::string& database) {
  district_ = workflow::load_snapshot(database, kLayer, {});
}

void map_pictures::draw_from(const std::string& database, const line_view& view) const {
  const std::array style{one_pen()};
  workflow::snapshot_scope scope{std::nullopt, style};
  if (!view.is_whole) scope.window = geo::globe_box(reached_box(style_, view), measuring_);
  const auto district = workflow::load_snapshot(database, kLayer, {}, {}, scope);
  draw_lines(lines_in_view(district->layers.front(), style_, view), style_, view);
}

void map_pictures::draw(const line_view& view) const {
  draw_lines(lines_in_view(district_->layers.front(), style_, view), style_, view);
}

}  // namespace greenward::bench
