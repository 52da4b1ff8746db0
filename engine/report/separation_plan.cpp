#include "engine/report/separation_plan.hpp"

#include "engine/geo/measure.hpp"
#include "engine/report/cairo_surface.hpp"
#include "engine/report/feature_painter.hpp"
#include "engine/report/geometry_path.hpp"
#include "engine/report/map_labels.hpp"
#include "engine/report/map_marks.hpp"
#include "engine/report/pens.hpp"
#include "engine/report/separation_ink.hpp"
#include "engine/report/separation_marks.hpp"

#include <algorithm>
#include <cmath>

namespace greenward::report {

namespace {

constexpr double kMarkUnit = 0.72;  ///< of the marks that every map has

/// Geometries with a rule for each row, as the painter of layers takes them.
template <class RuleOf>
drawn_layer layer_of(const geo::planar_geometry& shapes, std::vector<layer::style_rule> rules,
                     RuleOf rule_of) {
  drawn_layer drawn{.title = {},
                    .draw_order = 0,
                    .geometry = &shapes,
                    .rules = std::move(rules),
                    .features = {},
                    .source = nullptr,
                    .hidden_by_scale = false};
  for (std::uint32_t row = 0; row < shapes.size(); ++row)
    if (!shapes[row].is_none()) drawn.features.push_back({row, static_cast<std::uint32_t>(rule_of(row))});
  return drawn;
}

label_box label_of(const pixel_box& box) {
  return {box.centre(), box.width() / 2, box.height() / 2, 0};
}

class plan_painter {
 public:
  plan_painter(cairo_t* cairo, text_painter& text, const separation_page& page, const map_frame& frame,
               const plan_options& options)
      : cairo_(cairo), text_(text), page_(page), frame_(frame), options_(options) {}

  void paint(std::span<const map_layer> context) {
    const saved_state keep(cairo_);
    add_rectangle(cairo_, frame_.box);
    cairo_clip(cairo_);
    take_colour(cairo_, plan::kGround);
    cairo_paint(cairo_);
    paint_all(page_.outline, plan::inside_rule());
    map_content layers;  // what is drawn points into it
    layers.layers.assign(context.begin(), context.end());
    const std::vector<drawn_layer> streets = streets_of(layers);
    for (const drawn_layer& layer : streets) paint_layer(cairo_, layer, frame_);
    paint_all(page_.neighbours, plan::neighbour_rule());
    paint_all(page_.outline, plan::outline_rule());
    paint_buildings();
    paint_ways();
    paint_drains();
    for (std::size_t i = 0; i < page_.inlets.size(); ++i)
      plan::paint_inlet(cairo_, frame_.to_sheet(page_.inlets[i].points().front()), page_.inlet_verdicts[i]);
    paint_marks(streets);
  }

 private:
  /// The areas of a column, all by one rule.
  void paint_all(const geo::planar_geometry& areas, const layer::style_rule& rule) {
    paint_layer(cairo_, layer_of(areas, {rule}, [](std::uint32_t) { return 0; }), frame_);
  }

  /// Pale, so that they do not pass for drains.
  [[nodiscard]] std::vector<drawn_layer> streets_of(const map_content& context) const {
    std::vector<drawn_layer> layers = drawn_layers(context, frame_);
    for (drawn_layer& layer : layers)
      for (layer::style_rule& rule : layer.rules) {
        rule.stroke = {226, 224, 218, 255};
        rule.casing.a = 0;
        rule.dash.clear();
      }
    return layers;
  }

  void paint_buildings() {
    const auto rule_of = [&](std::uint32_t row) {
      return static_cast<std::size_t>(page_.building_verdicts[row]);
    };
    paint_layer(cairo_, layer_of(page_.buildings, plan::building_rules(), rule_of), frame_);
    geometry_path path(cairo_, frame_);
    for (std::uint32_t row = 0; row < page_.buildings.size(); ++row) {
      const geo::planar_view view = page_.buildings[row];
      if (view.is_none()) continue;
      pixel_box box;
      for (const geo::planar& p : view.points()) box.include(frame_.to_sheet(p));
      cairo_new_path(cairo_);
      path.add_area(view);
      plan::hatch(cairo_, page_.building_verdicts[row], box);
    }
    cairo_new_path(cairo_);
  }

  /// Those that fail over the others.
  void paint_ways() {
    const saved_state keep(cairo_);
    geometry_path path(cairo_, frame_);
    for (const drainage::verdict result : {drainage::verdict::unknown, drainage::verdict::fails}) {
      // As one stroke, so that ways in the same pipe do not darken one another.
      for (std::size_t i = 0; i < page_.ways.size(); ++i)
        if (page_.faults[i].result == result && !page_.ways[i].is_none()) path.add_line(page_.ways[i]);
      take_pen(cairo_, result == drainage::verdict::fails ? plan::kFailingWay : plan::kDoubtfulWay,
               plan::kWayWidth);
      cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke(cairo_);
    }
  }

  void paint_drains() {
    const auto rule_of = [&](std::uint32_t row) { return plan::drain_rule_of(page_.drain_marks[row]); };
    paint_layer(cairo_, layer_of(page_.drains, plan::drain_rules(), rule_of), frame_);
    for (std::uint32_t row = 0; row < page_.drains.size(); ++row)
      if (!page_.drains[row].is_none()) paint_flow(page_.drains[row].ring(0, 0), page_.drain_marks[row]);
  }

  /// Arrows along the pipe; a question mark where nobody knows which way it runs.
  void paint_flow(std::span<const geo::planar> line, const page_drain& drain) {
    constexpr double kApart = 72, kShortest = 24, kSize = 7.5;  // pixels
    if (drain.status == drainage::asset_status::abandoned || drain.of_other) return;
    const double length = geo::line_length(line).value, pixels = length / frame_.units_per_pixel;
    if (pixels < kShortest) return;
    const int count = std::max(1, static_cast<int>(pixels / kApart));
    const layer::colour colour = plan::drain_rules()[plan::drain_rule_of(drain)].stroke;
    for (int i = 0; i < count; ++i) {
      const double along = length * (i + 0.5) / count, step = 0.2 * frame_.units_per_pixel;
      const auto piece = geo::line_part(line, metres(along - step), metres(along + step));
      const pixel from = frame_.to_sheet(piece.front()), to = frame_.to_sheet(piece.back());
      const pixel at{(from.x + to.x) / 2, (from.y + to.y) / 2};
      if (!frame_.box.contains(at)) continue;
      pixel direction{to.x - from.x, to.y - from.y};
      if (drain.flow == drainage::flow_direction::unknown) {
        const text_style style{.size = 11, .weight = font_weight::bold, .colour = colour, .halo = 1.6};
        text_.draw_centred("?", style, at);
        continue;
      }
      if (drain.flow == drainage::flow_direction::backward) direction = {-direction.x, -direction.y};
      if (direction.x == 0 && direction.y == 0) continue;
      plan::paint_arrow(cairo_, at, direction, kSize, plan::arrow_of(drain.system), colour);
    }
  }

  /// The box itself, or the same at the foot of the map if a way leaves by where it is.
  [[nodiscard]] pixel_box clear_of_exits(const pixel_box& box) const {
    constexpr double kAround = 24;
    const bool taken = std::ranges::any_of(exits_of(page_.ways, frame_.ground()), [&](const way_exit& exit) {
      return exit.metres_left >= 0 && box.expanded(kAround).contains(frame_.to_sheet(exit.place));
    });
    if (!taken) return box;
    const double down = frame_.box.max.y - box.max.y - (box.min.y - frame_.box.min.y);
    return {{box.min.x, box.min.y + down}, {box.max.x, box.max.y + down}};
  }

  void paint_marks(const std::vector<drawn_layer>& streets) {
    const pixel_box north = clear_of_exits(north_arrow_box(frame_.box, kMarkUnit));
    const pixel_box stamp = clear_of_exits(synthetic_stamp_box(text_, frame_.box, kMarkUnit));
    std::vector<label_box> obstacles{label_of(north)};
    if (options_.synthetic) obstacles.push_back(label_of(stamp));
    const std::vector<plan_mark> marks = place_marks(page_, frame_, obstacles, options_.lang, text_);
    for (const plan_mark& mark : marks) obstacles.push_back(mark.box);
    paint_labels(gather_labels(streets, frame_, text_), frame_, obstacles, text_);
    for (const mark_kind kind :
         {mark_kind::fault, mark_kind::misconnection, mark_kind::inlet, mark_kind::building, mark_kind::exit})
      for (const plan_mark& mark : marks)
        if (mark.kind == kind) paint_mark(cairo_, text_, mark);
    paint_north_arrow(cairo_, text_, north, true_north_angle(frame_), kMarkUnit, options_.lang);
    if (options_.synthetic) paint_synthetic_stamp(cairo_, text_, stamp, kMarkUnit);
  }

  cairo_t* cairo_;
  text_painter& text_;
  const separation_page& page_;
  const map_frame& frame_;
  const plan_options& options_;
};

}  // namespace

map_frame frame_of(const separation_page& page, const pixel_box& box) {
  return fit_frame(box, page.extent, page.crs);
}

void paint_plan(cairo_t* cairo, text_painter& text, const separation_page& page, const map_frame& frame,
                std::span<const map_layer> context, const plan_options& options) {
  plan_painter(cairo, text, page, frame, options).paint(context);
  take_pen(cairo, plan::kText, 1);
  add_rectangle(cairo, frame.box);
  cairo_stroke(cairo);
}

}  // namespace greenward::report
