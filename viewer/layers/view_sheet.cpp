#include "viewer/layers/view_sheet.hpp"

#include "engine/base/date.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/map_division.hpp"
#include "viewer/layers/marked_overlay.hpp"
#include "viewer/layers/scenario_overlay.hpp"
#include "viewer/layers/trace_overlay.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr layer::colour kTriedStroke{106, 27, 154, 255}, kTriedFill{106, 27, 154, 40}, kNoFill{0, 0, 0, 0};
constexpr int kOnTop = std::numeric_limits<int>::max();

layer::colour faded(layer::colour colour, float opacity) {
  colour.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(colour.a) * opacity));
  return colour;
}

/// As the viewer draws the layer: also where the sheet's scale would leave it out.
layer::layer_style style_on_sheet(const tree_layer& layer) {
  layer::layer_style style = layer.prepared->style;
  style.min_scale = 0;
  for (layer::style_rule& rule : style.rules) {
    rule.fill = faded(rule.fill, layer.opacity);
    rule.stroke = faded(rule.stroke, layer.opacity);
    rule.casing = faded(rule.casing, layer.opacity);
  }
  return style;
}

/// What makes a row drawn by its rule, in the field whose values are `of` the rule; absent for the rule of
/// all others, and where another field makes it.
layer::column values_by_rule(const prepared_layer& layer, std::span<const std::size_t> rows,
                             layer::field_type type, std::vector<std::string> layer::style_rule::*of) {
  layer::column values(type);
  for (const std::size_t row : rows) {
    const std::vector<std::string>& named = layer.style.rules[layer.rule_of_row[row]].*of;
    if (named.empty())
      values.append_absent();
    else
      values.append_text(named.front());
  }
  return values;
}

/// The rows that are drawn, in the classes in which they are drawn.
workflow::layer_snapshot as_drawn(const prepared_layer& layer, const bilingual& title) {
  std::vector<std::size_t> rows;
  geo::planar_geometry planar;
  for (std::size_t row = 0; row < layer.rule_of_row.size(); ++row) {
    if (layer.rule_of_row[row] == kNoRule) continue;
    rows.push_back(row);
    planar.append(layer.geometry()[row]);
  }
  const layer::feature_table kept = layer.stored->table.selected(rows);
  std::vector<layer::column> columns(kept.columns().begin(), kept.columns().end());
  if (const auto field = kept.schema().find_field(layer.style.field))
    columns[*field] = values_by_rule(layer, rows, columns[*field].type(), &layer::style_rule::values);
  if (const auto over = kept.schema().find_field(layer.style.over_field))
    columns[*over] = values_by_rule(layer, rows, columns[*over].type(), &layer::style_rule::over);
  const std::vector<feature_id> ids(kept.ids().begin(), kept.ids().end());
  index::packed_rtree tree(index::boxes_of(planar));
  layer::layer_schema schema = kept.schema();
  schema.title = title;
  return {layer::feature_table(std::move(schema), ids, std::move(columns), kept.geometry()),
          std::move(planar), std::move(tree)};
}

/// Whether the layer is drawn by other values than those that are recorded, or not all of it.
bool is_restyled(const prepared_layer& layer) {
  return layer.rule_of_row != assign_rules(*layer.stored, layer.style);
}

/// Says that there may be more than is drawn.
bilingual title_on_sheet(const tree_layer& layer) {
  const bilingual& title = layer.prepared->title;
  if (!layer.filter.passed) return title;
  const bilingual& say = words(text_key::filtered_on_sheet);
  return {title.zh + say.zh, title.en + say.en};
}

/// `shown`: the layer as it is drawn on that side.
void add_stored(view_sheet& sheet, const tree_layer& layer,
                const std::shared_ptr<const prepared_layer>& shown, int draw_order, report::map_side side) {
  sheet.keeps.push_back(shown);
  const layer::layer_style& style = sheet.styles.emplace_back(style_on_sheet(layer));
  const workflow::layer_snapshot* snapshot = shown->stored;
  if (is_restyled(*shown)) snapshot = &sheet.on_a_day.emplace_back(as_drawn(*shown, title_on_sheet(layer)));
  sheet.content.layers.push_back(
      {&snapshot->table, &snapshot->planar, &snapshot->index, &style, draw_order, side});
}

/// The pipes as they will be.
std::shared_ptr<const prepared_layer> with_plan(const scenario_state& scenario, const prepared_layer& pipes) {
  auto planned = std::make_shared<prepared_layer>(pipes);
  for (const std::uint32_t link : scenario.plan.abandon)
    planned->rule_of_row[link] = rule_with_status(pipes, link, "abandoned");
  for (const std::uint32_t link : scenario.plan.build)
    planned->rule_of_row[link] = rule_with_status(pipes, link, "existing");
  return planned;
}

/// What the first of two maps shows of the layer, and what the second does; the same where they do not
/// differ.
std::array<std::shared_ptr<const prepared_layer>, 2> on_both_maps(const session& state,
                                                                  const tree_layer& layer) {
  const std::shared_ptr<const prepared_layer>& now = layer.prepared;
  if (state.earlier && state.earlier->whole->name == now->name) return {state.earlier->prepared, now};
  if (state.scenario.is_divided() && now->name == "pipes") return {now, with_plan(state.scenario, *now)};
  return {now, now};
}

void add_stored(view_sheet& sheet, const session& state, const tree_layer& layer, int draw_order) {
  const auto [first, second] = on_both_maps(state, layer);
  if (first == second) return add_stored(sheet, layer, first, draw_order, report::map_side::both);
  add_stored(sheet, layer, first, draw_order, report::map_side::first);
  add_stored(sheet, layer, second, draw_order, report::map_side::second);
}

void add_overlay(view_sheet& sheet, const tree_layer& layer, int draw_order) {
  const prepared_layer& prepared = *layer.prepared;
  if (prepared.features == 0) return;
  const layer::layer_style style = style_on_sheet(layer);
  for (std::size_t k = style.rules.size(); k-- > 0;) {
    const layer::style_rule& rule = style.rules[k];
    geo::planar_geometry shapes;
    for (std::size_t row = 0; row < prepared.rule_of_row.size(); ++row)
      if (prepared.rule_of_row[row] == k) shapes.append(prepared.geometry()[row]);
    const bilingual& title = style.rules.size() == 1 ? prepared.title : rule.title;
    if (!shapes.empty())
      sheet.content.overlays.push_back(
          {title, std::move(shapes), rule.fill, rule.stroke, rule.width, rule.dash, draw_order});
  }
}

void add_on_top(view_sheet& sheet, bilingual title, geo::planar_geometry geometry, layer::colour fill,
                layer::colour stroke) {
  if (geometry.empty()) return;
  constexpr double kWidth = 3, kRing = 14;
  sheet.content.overlays.push_back(
      {std::move(title), std::move(geometry), fill, stroke, kWidth, {}, kOnTop, kRing});
}

/// The pipes that a plan is about. Under the pipes where these are on two maps as they are and will be, else
/// over everything.
void add_plan(view_sheet& sheet, const session& state, bilingual title, std::span<const std::uint32_t> links,
              layer::colour colour) {
  geo::planar_geometry lines = plan_lines(state.scenario, links);
  if (lines.empty()) return;
  if (!state.scenario.is_divided())
    return add_on_top(sheet, std::move(title), std::move(lines), kNoFill, colour);
  constexpr double kBand = 11;
  const tree_layer* pipes = state.find("pipes");
  const int below = pipes == nullptr ? kOnTop : static_cast<int>(pipes - state.layers.data()) - 1;
  sheet.content.overlays.push_back(
      {std::move(title), std::move(lines), kNoFill, faded(colour, 0.35F), kBand, {}, below});
}

/// The points among what is selected, or the lines and areas.
geo::planar_geometry selected_shapes(const session& state, bool points) {
  geo::planar_geometry shapes;
  for (const tree_layer& layer : state.layers) {
    if (!state.is_drawn(layer)) continue;
    for (const std::uint32_t row : layer.marks.rows()) {
      const geo::planar_view feature = layer.prepared->geometry()[row];
      const bool wanted = !feature.is_none() && (feature.kind() == geo::geometry_kind::point) == points;
      if (wanted && layer.prepared->rule_of_row[row] != kNoRule) shapes.append(feature);
    }
  }
  return shapes;
}

void add_answers(view_sheet& sheet, const session& state) {
  if (state.drains.trace)
    add_on_top(sheet, words(text_key::export_traced), state.drains.trace->lines, kNoFill,
               trace_colour(state.drains.trace->direction));
  if (state.trial.place)
    add_on_top(sheet, words(text_key::export_tried), state.trial.answer.area, kTriedFill, kTriedStroke);
  if (state.scenario.is_open()) {
    const workflow::scenario_links& plan = state.scenario.plan;
    add_plan(sheet, state, words(text_key::scenario_on_sheet_given_up), plan.abandon, kGivenUpPipe);
    add_plan(sheet, state, words(text_key::scenario_on_sheet_built), plan.build, kBuiltPipe);
  }
  add_on_top(sheet, words(text_key::select_count_title), selected_shapes(state, false), kMarkedFill,
             kMarkedStroke);
  add_on_top(sheet, words(text_key::select_points_title), selected_shapes(state, true), kNoFill,
             kMarkedStroke);
}

}  // namespace

std::optional<report::map_pair> map_pair_of(const session& state) {
  const auto named = [](const std::optional<date>& day) {
    return day ? bilingual{format_date(*day), format_date(*day)} : words(text_key::time_now);
  };
  switch (division_of(state)) {
    case map_division::days:
      return report::map_pair{named(state.earlier->day), named(state.time.day)};
    case map_division::plan:
      return report::map_pair{words(text_key::scenario_before), words(text_key::scenario_after)};
    case map_division::none:
      break;
  }
  return std::nullopt;
}

std::shared_ptr<const view_sheet> sheet_of_view(const session& state) {
  auto sheet = std::make_shared<view_sheet>();
  sheet->district = state.district;
  sheet->extent = state.view.visible();
  for (std::size_t i = 0; i < state.layers.size(); ++i) {
    const tree_layer& layer = state.layers[i];
    if (!state.is_drawn(layer)) continue;
    if (layer.prepared->stored != nullptr)
      add_stored(*sheet, state, layer, static_cast<int>(i));
    else
      add_overlay(*sheet, layer, static_cast<int>(i));
  }
  if (state.basemap.visible && state.basemap.opened) {
    sheet->content.ground = workflow::ground_from(state.basemap.file, state.district->measuring);
    sheet->content.ground_opacity = static_cast<double>(state.basemap.opacity);
  }
  add_answers(*sheet, state);
  return sheet;
}

}  // namespace greenward::viewer
