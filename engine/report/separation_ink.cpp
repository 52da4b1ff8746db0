#include "engine/report/separation_ink.hpp"

#include "engine/report/cairo_surface.hpp"
#include "engine/report/pens.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace greenward::report::plan {

namespace {

using drainage::asset_status;
using drainage::drain_system;
using drainage::verdict;

constexpr std::size_t kStatuses = 4;

layer::style_rule area_rule(layer::colour fill, layer::colour stroke, double width,
                            std::vector<double> dash = {}) {
  layer::style_rule rule;
  rule.fill = fill;
  rule.stroke = stroke;
  rule.width = width;
  rule.dash = std::move(dash);
  return rule;
}

/// The colours of the layer's own style.
layer::colour colour_of(drain_system system) {
  switch (system) {
    case drain_system::storm:
      return {61, 143, 219, 255};
    case drain_system::sanitary:
      return {164, 73, 42, 255};
    case drain_system::combined:
      return {90, 36, 130, 255};
    case drain_system::unknown:
      break;
  }
  return {110, 110, 110, 255};
}

void make_pale(layer::style_rule& rule) {
  rule.stroke.a = static_cast<std::uint8_t>(rule.stroke.a * 0.35);
  rule.width *= 0.7;
}

layer::style_rule drain_rule(drain_system system, asset_status status) {
  layer::style_rule rule;
  rule.stroke = colour_of(system);
  rule.width = system == drain_system::combined ? 2.8 : 1.9;
  if (system == drain_system::unknown) rule.dash = {1.6, 2.6};
  switch (status) {
    case asset_status::planned:
      rule.dash = {8, 5};
      break;
    case asset_status::unknown:
      rule.dash = {9, 3, 1.6, 3};
      break;
    case asset_status::abandoned:
      rule.stroke.a = 95;
      rule.width = 1.1;
      break;
    case asset_status::existing:
      break;
  }
  return rule;
}

void add_diagonals(cairo_t* cairo, const pixel_box& box, double apart) {
  // From a fixed origin, so that the lines of neighbouring buildings go on.
  const double first = std::floor((box.min.x - box.max.y) / apart) * apart;
  for (double d = first; d < box.max.x - box.min.y + apart; d += apart)
    add_segment(cairo, {box.min.y + d, box.min.y}, {box.max.y + d, box.max.y});
}

void add_dots(cairo_t* cairo, const pixel_box& box, double apart, double radius) {
  for (double y = std::floor(box.min.y / apart) * apart; y <= box.max.y; y += apart)
    for (double x = std::floor(box.min.x / apart) * apart; x <= box.max.x; x += apart) {
      cairo_new_sub_path(cairo);
      cairo_arc(cairo, x, y, radius, 0, 2 * std::numbers::pi);
    }
}

}  // namespace

const std::vector<layer::style_rule>& building_rules() {
  static const std::vector<layer::style_rule> rules{
      area_rule({238, 238, 238, 255}, {130, 130, 130, 255}, 0.9, {3, 2}),
      area_rule({196, 230, 216, 255}, {0, 110, 82, 255}, 1.1),
      area_rule({250, 216, 198, 255}, {170, 60, 0, 255}, 1.5),
      area_rule({255, 246, 214, 255}, {140, 110, 0, 255}, 1.1)};
  return rules;
}

const layer::style_rule& neighbour_rule() {
  static const layer::style_rule rule = area_rule({246, 246, 244, 255}, {205, 205, 205, 255}, 0.7);
  return rule;
}

const layer::style_rule& inside_rule() {
  static const layer::style_rule rule = area_rule(kPaper, {0, 0, 0, 0}, 0);
  return rule;
}

const layer::style_rule& outline_rule() {
  static const layer::style_rule rule = area_rule({0, 0, 0, 0}, kOutline, 1.6, {12, 3, 2, 3});
  return rule;
}

const std::vector<layer::style_rule>& drain_rules() {
  static const std::vector<layer::style_rule> rules = [] {
    std::vector<layer::style_rule> all;
    for (const drain_system system :
         {drain_system::unknown, drain_system::storm, drain_system::sanitary, drain_system::combined})
      for (const asset_status status :
           {asset_status::unknown, asset_status::existing, asset_status::planned, asset_status::abandoned})
        all.push_back(drain_rule(system, status));
    const std::size_t own = all.size();
    for (std::size_t i = 0; i < own; ++i) make_pale(all.emplace_back(all[i]));
    return all;
  }();
  return rules;
}

std::size_t drain_rule_of(const page_drain& drain) {
  const std::size_t own =
      static_cast<std::size_t>(drain.system) * kStatuses + static_cast<std::size_t>(drain.status);
  return own + (drain.of_other ? drain_rules().size() / 2 : 0);
}

void hatch(cairo_t* cairo, verdict result, const pixel_box& box) {
  const saved_state keep(cairo);
  cairo_clip(cairo);
  if (result == verdict::fails) {
    take_pen(cairo, {200, 84, 20, 255}, 1.1);
    add_diagonals(cairo, box, 5);
    cairo_stroke(cairo);
  } else if (result == verdict::unknown) {
    take_colour(cairo, {140, 110, 0, 255});
    add_dots(cairo, box, 5, 0.85);
    cairo_fill(cairo);
  }
}

arrow_shape arrow_of(drain_system system) {
  return system == drain_system::storm ? arrow_shape::open : arrow_shape::filled;
}

void paint_arrow(cairo_t* cairo, pixel at, pixel direction, double size, arrow_shape shape, layer::colour c) {
  const saved_state keep(cairo);
  cairo_translate(cairo, at.x, at.y);
  cairo_rotate(cairo, std::atan2(direction.y, direction.x));
  cairo_move_to(cairo, -size * 0.5, -size * 0.55);
  cairo_line_to(cairo, size * 0.6, 0);
  cairo_line_to(cairo, -size * 0.5, size * 0.55);
  take_pen(cairo, c, 1.5);
  if (shape == arrow_shape::filled) {
    cairo_close_path(cairo);
    cairo_fill(cairo);
  } else {
    cairo_stroke(cairo);
  }
}

layer::colour fault_colour(verdict result) {
  return result == verdict::fails ? kFault : layer::colour{110, 84, 0, 255};
}

void paint_fault(cairo_t* cairo, pixel at, verdict result) {
  constexpr double radius = 4.2;
  const saved_state keep(cairo);
  if (result != verdict::fails) {
    take_colour(cairo, kPaper);
    cairo_arc(cairo, at.x, at.y, 7, 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
    return paint_verdict_sign(cairo, at, 5, verdict::unknown);
  }
  const auto strokes = [&] {
    add_segment(cairo, {at.x - radius, at.y - radius}, {at.x + radius, at.y + radius});
    add_segment(cairo, {at.x - radius, at.y + radius}, {at.x + radius, at.y - radius});
    cairo_stroke(cairo);
  };
  take_pen(cairo, kPaper, radius * 0.95);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE);
  strokes();
  take_pen(cairo, kFault, radius * 0.5);
  strokes();
}

void paint_inlet(cairo_t* cairo, pixel at, verdict result) {
  const saved_state keep(cairo);
  const layer::style_rule& rule = building_rules()[static_cast<std::size_t>(result)];
  const double half = result == verdict::passes ? 2.4 : 3.4;
  add_rectangle(cairo, {{at.x - half, at.y - half}, {at.x + half, at.y + half}});
  take_colour(cairo, result == verdict::fails ? rule.stroke : rule.fill);
  cairo_fill_preserve(cairo);
  take_pen(cairo, rule.stroke, 1);
  cairo_stroke(cairo);
}

void paint_verdict_sign(cairo_t* cairo, pixel at, double radius, verdict result) {
  const saved_state keep(cairo);
  const layer::colour colour = building_rules()[static_cast<std::size_t>(result)].stroke;
  take_pen(cairo, colour, radius * 0.45);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  const auto to = [&](double x, double y) { cairo_line_to(cairo, at.x + x * radius, at.y + y * radius); };
  cairo_new_path(cairo);
  switch (result) {
    case verdict::passes:
      to(-0.8, 0.05);
      to(-0.2, 0.7);
      to(0.9, -0.7);
      break;
    case verdict::fails:
      to(-0.7, -0.7);
      to(0.7, 0.7);
      cairo_new_sub_path(cairo);
      to(-0.7, 0.7);
      to(0.7, -0.7);
      break;
    case verdict::unknown:
      cairo_arc(cairo, at.x, at.y - radius * 0.35, radius * 0.5, std::numbers::pi, 2.5 * std::numbers::pi);
      to(0, 0.45);
      cairo_new_sub_path(cairo);
      to(0, 0.95);
      to(0, 0.96);
      break;
    case verdict::not_assessable:
      to(-0.7, 0);
      to(0.7, 0);
      break;
  }
  cairo_stroke(cairo);
}

}  // namespace greenward::report::plan
