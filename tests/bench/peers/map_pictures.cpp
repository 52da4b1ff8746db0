#include "tests/bench/peers/map_pictures.hpp"

#include "engine/geo/crs.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/feature_painter.hpp"
#include "engine/report/pens.hpp"
#include "engine/store/database_file.hpp"
#include "engine/store/layer_reader.hpp"
#include "engine/workflow/environment.hpp"

#include <array>
#include <cmath>
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

/// Holds the box: its corners and more points of its sides, since these are no straight lines on the globe.
geo::lon_lat_box on_globe(const geo::planar_box& box, geo::crs_code measuring) {
  constexpr int kPieces = 8;
  geo::lon_lat_box globe;
  for (int i = 0; i <= kPieces; ++i) {
    const double x = std::lerp(box.min.x, box.max.x, i / double{kPieces});
    const double y = std::lerp(box.min.y, box.max.y, i / double{kPieces});
    for (const geo::planar p : {geo::planar{x, box.min.y}, geo::planar{x, box.max.y},
                                geo::planar{box.min.x, y}, geo::planar{box.max.x, y}})
      globe.include(geo::unproject(p, measuring));
  }
  return globe.expanded(0.01 * globe.height());
}

/// The geometry column alone.
geo::geographic_geometry read_lines(const std::string& database, const geo::lon_lat_box& window) {
  layer::layer_schema lines = workflow::program_environment().catalogue.layer("walk_edges");
  lines.fields.clear();
  return store::read_window(*store::open_for_reading(database), lines, window).geometry();
}

}  // namespace

void map_pictures::load(const std::string& database) {
  const std::array<std::string, 1> kLayer{"walk_edges"};
  district_ = workflow::load_snapshot(database, kLayer, {});
}

void map_pictures::draw_from(const std::string& database, const line_view& view) const {
  const geo::lon_lat_box window = on_globe(reached_box(style_, view), measuring_);
  const geo::planar_geometry lines = geo::project(read_lines(database, window), measuring_);
  report::drawn_layer drawn = drawn_with(style_, lines);
  for (std::uint32_t row = 0; row < lines.size(); ++row) drawn.features.push_back({row, 0});
  draw_lines(drawn, style_, view);
}

void map_pictures::draw(const line_view& view) const {
  draw_lines(lines_in_view(district_->layers.front(), style_, view), style_, view);
}

}  // namespace greenward::bench
