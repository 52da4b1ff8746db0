#include "engine/report/feature_painter.hpp"

#include "engine/report/cairo_surface.hpp"
#include "engine/report/geometry_path.hpp"
#include "engine/report/line_ink.hpp"
#include "engine/report/pens.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace greenward::report {

namespace {

bool visible(layer::colour c) {
  return c.a != 0;
}

line_pen stroke_of(const layer::style_rule& rule) {
  return {rule.stroke, rule.width, rule.dash};
}

line_pen casing_of(const layer::style_rule& rule) {
  return {rule.casing, rule.width + 2, {}};
}

void ink_fill(cairo_t* cairo, const layer::style_rule& rule) {
  take_colour(cairo, rule.fill);
  cairo_fill(cairo);
}

// --- markers ---

void add_star(cairo_t* cairo, pixel c, double radius) {
  for (int i = 0; i < 10; ++i) {
    const double r = i % 2 == 0 ? radius : radius * 0.45;
    const double angle = std::numbers::pi * (i / 5.0 - 0.5);
    cairo_line_to(cairo, c.x + r * std::cos(angle), c.y + r * std::sin(angle));
  }
  cairo_close_path(cairo);
}

void add_cross(cairo_t* cairo, pixel c, double radius) {
  const double arm = radius * 0.36;
  const double xs[] = {-arm, arm, arm, radius, radius, arm, arm, -arm, -arm, -radius, -radius, -arm};
  const double ys[] = {-radius, -radius, -arm, -arm, arm, arm, radius, radius, arm, arm, -arm, -arm};
  for (int i = 0; i < 12; ++i) cairo_line_to(cairo, c.x + xs[i], c.y + ys[i]);
  cairo_close_path(cairo);
}

void add_marker(cairo_t* cairo, const layer::style_rule& rule, pixel c) {
  const double r = rule.size / 2;
  cairo_new_sub_path(cairo);
  switch (rule.marker) {
    case layer::symbol::circle:
      cairo_arc(cairo, c.x, c.y, r, 0, 2 * std::numbers::pi);
      break;
    case layer::symbol::square:
      cairo_rectangle(cairo, c.x - r * 0.9, c.y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case layer::symbol::triangle:
      cairo_move_to(cairo, c.x, c.y - r);
      cairo_line_to(cairo, c.x + r, c.y + r * 0.8);
      cairo_line_to(cairo, c.x - r, c.y + r * 0.8);
      break;
    case layer::symbol::diamond:
      cairo_move_to(cairo, c.x, c.y - r);
      cairo_line_to(cairo, c.x + r, c.y);
      cairo_line_to(cairo, c.x, c.y + r);
      cairo_line_to(cairo, c.x - r, c.y);
      break;
    case layer::symbol::cross:
      add_cross(cairo, c, r);
      break;
    case layer::symbol::star:
      add_star(cairo, c, r);
      break;
  }
  cairo_close_path(cairo);
}

void paint_marker(cairo_t* cairo, const layer::style_rule& rule, pixel c) {
  cairo_new_path(cairo);
  add_marker(cairo, rule, c);
  const bool stroked = visible(rule.stroke) && rule.width > 0;
  if (visible(rule.fill)) {
    take_colour(cairo, rule.fill);
    cairo_fill_preserve(cairo);
  }
  if (stroked) {
    ink_path(cairo, stroke_of(rule));
  } else {
    cairo_new_path(cairo);
  }
}

// --- one layer ---

/// Calls `add(view)` for every feature of the kind and rule.
template <class Add>
void each_feature(const drawn_layer& layer, geo::geometry_kind kind, std::size_t rule, Add add) {
  for (const drawn_feature& feature : layer.features) {
    if (feature.rule != rule) continue;
    const geo::planar_view view = (*layer.geometry)[feature.row];
    if (view.kind() == kind) add(view);
  }
}

void paint_areas(cairo_t* cairo, const drawn_layer& layer, std::size_t rule_index, geometry_path& paths) {
  const layer::style_rule& rule = layer.rules[rule_index];
  if (visible(rule.fill)) {
    each_feature(layer, geo::geometry_kind::polygon, rule_index, [&](geo::planar_view view) {
      paths.add_area(view);
      ink_fill(cairo, rule);
    });
  }
  if (visible(rule.stroke) && rule.width > 0) {
    each_feature(layer, geo::geometry_kind::polygon, rule_index,
                 [&](geo::planar_view v) { paths.add_area(v); });
    ink_path(cairo, stroke_of(rule));
  }
}

/// The rows of every line of the rule.
std::vector<std::uint32_t> lines_of(const drawn_layer& layer, std::size_t rule) {
  std::vector<std::uint32_t> rows;
  for (const drawn_feature& feature : layer.features)
    if (feature.rule == rule && layer.geometry->kinds()[feature.row] == geo::geometry_kind::line)
      rows.push_back(feature.row);
  return rows;
}

void paint_lines(cairo_t* cairo, const drawn_layer& layer, const map_frame& frame) {
  line_ink ink(cairo, *layer.geometry, frame);
  for (std::size_t i = layer.rules.size(); i-- > 0;) {
    const layer::style_rule& rule = layer.rules[i];
    if (visible(rule.casing)) ink.stroke(lines_of(layer, i), casing_of(rule));
  }
  for (std::size_t i = layer.rules.size(); i-- > 0;)
    ink.stroke(lines_of(layer, i), stroke_of(layer.rules[i]));
}

void paint_points(cairo_t* cairo, const drawn_layer& layer, std::size_t rule, const map_frame& frame) {
  each_feature(layer, geo::geometry_kind::point, rule, [&](geo::planar_view view) {
    for (const geo::planar& p : view.points()) {
      const pixel place = frame.to_sheet(p);
      if (geometry_path::clip_box(frame).contains(place)) paint_marker(cairo, layer.rules[rule], place);
    }
  });
}

}  // namespace

void paint_layer(cairo_t* cairo, const drawn_layer& layer, const map_frame& frame) {
  const saved_state keep(cairo);
  cairo_new_path(cairo);
  cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
  geometry_path paths(cairo, frame);
  for (std::size_t i = layer.rules.size(); i-- > 0;) paint_areas(cairo, layer, i, paths);
  paint_lines(cairo, layer, frame);
  for (std::size_t i = layer.rules.size(); i-- > 0;) paint_points(cairo, layer, i, frame);
}

void paint_swatch(cairo_t* cairo, const layer::style_rule& rule, geo::geometry_kind kind,
                  const pixel_box& box) {
  const saved_state keep(cairo);
  cairo_new_path(cairo);
  const pixel centre = box.centre();
  if (kind == geo::geometry_kind::point) {
    paint_marker(cairo, rule, centre);
    return;
  }
  if (kind == geo::geometry_kind::polygon) {
    const auto outline = [&] { cairo_rectangle(cairo, box.min.x, box.min.y, box.width(), box.height()); };
    outline();
    ink_fill(cairo, rule);
    outline();
    ink_path(cairo, stroke_of(rule));
    return;
  }
  const double cap = rule.dash.empty() ? rule.width / 2 : 0;  // round ends reach beyond the line's own
  const std::vector<pixel> line{{box.min.x + cap, centre.y}, {box.max.x - cap, centre.y}};
  if (visible(rule.casing)) {
    add_path(cairo, line);
    ink_path(cairo, casing_of(rule));
  }
  add_path(cairo, line);
  ink_path(cairo, stroke_of(rule));
}

}  // namespace greenward::report
