#include "viewer/layers/edit_state.hpp"

#include "engine/base/date.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/feature_text.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace greenward::viewer {

namespace {

/// The fewest digits that are exact to a millionth, and of less than one to six digits. What is not edited is
/// not sent, so no digit of what is stored is lost.
std::string brief_real(double value) {
  constexpr double kLargest = 1e9;
  const std::string all = fmt::format("{}", value);
  if (!(std::abs(value) < kLargest)) return all;
  std::string brief = std::abs(value) < 1 ? fmt::format("{:.6g}", value) : fmt::format("{:.6f}", value);
  if (std::abs(value) >= 1) brief.erase(brief.find_last_not_of('0') + 1);
  if (brief.ends_with('.')) brief.pop_back();
  return brief.size() < all.size() ? brief : all;
}

std::string typed_text(const layer::field& field, const layer::column& column, std::size_t row) {
  if (!column.has(row)) return "";
  switch (field.type) {
    case layer::field_type::text:
    case layer::field_type::code:
      return std::string(column.text(row));
    case layer::field_type::date:
      return format_date(date_from_days(column.integer(row)));
    case layer::field_type::integer:
    case layer::field_type::boolean:
      return std::to_string(column.integer(row));
    case layer::field_type::real:
      return brief_real(column.real(row));
  }
  return "";
}

/// `of_new`: a new feature may have any value.
std::vector<edit_field> fields_of(const layer::layer_schema& schema, const layer::catalogue& catalogue,
                                  bool of_new) {
  std::vector<edit_field> fields;
  for (const layer::field& field : schema.fields) {
    edit_field& added = fields.emplace_back();
    added.name = field.name;
    added.title = field.title;
    added.unit = field.unit;
    added.type = field.type;
    if (field.type == layer::field_type::code) added.codes = &catalogue.codes(field.code_list);
    added.required = field.required;
    if (!of_new) added.writer = workflow::writer_of(schema.name, field.name);
  }
  return fields;
}

geo::geometry_kind kind_of(layer::layer_geometry geometry) {
  constexpr std::array kKinds{geo::geometry_kind::none, geo::geometry_kind::point, geo::geometry_kind::line,
                              geo::geometry_kind::polygon, geo::geometry_kind::line};
  return kKinds[static_cast<std::size_t>(geometry)];
}

/// A shape that has yet to be drawn, of a new feature or of one that nobody has put on the map.
void begin_shape(edit_state& form, layer::layer_geometry geometry) {
  form.shape = edited_shape(kind_of(geometry));
  if (form.shape.kind() != geo::geometry_kind::none) form.click = map_click::corner;
}

workflow::feature_edit main_edit(const edit_state& form, geo::crs_code measuring) {
  workflow::feature_edit edit;
  edit.kind = form.adds ? workflow::edit_kind::add : workflow::edit_kind::change;
  edit.layer = form.layer;
  edit.feature = form.feature;
  edit.seen = form.seen;
  for (const edit_field& field : form.fields)
    if (field.text != field.was) edit.fields.push_back({field.name, field.text});
  if (form.shape.cut()) {
    auto [first, second] = form.shape.pieces(measuring);
    edit.kind = workflow::edit_kind::divide;
    edit.shape = std::move(first);
    edit.rest = std::move(second);
  } else if (form.shape.is_changed()) {
    edit.shape = form.shape.geographic(measuring);
  }
  return edit;
}

workflow::feature_edit removal_of_row(const std::string& layer, const layer::feature_table& seen) {
  workflow::feature_edit edit;
  edit.kind = workflow::edit_kind::remove;
  edit.layer = layer;
  edit.feature = seen.ids().front();
  edit.seen = seen;
  return edit;
}

/// What the edits behind the first are about, in their order.
std::string subject_of(const edit_state& form, std::size_t edit) {
  if (edit == 0) return "";
  if (edit <= form.shape.joins()) return form.lines[edit - 1].name + ": ";
  return form.joined.empty() ? "" : form.joined[edit - 1].layer + ": ";
}

/// Whether the form can be sent at all.
bool is_ready(edit_state& form) {
  form.problem.reset();
  for (edit_field& field : form.fields) field.problem.reset();
  if (form.who.empty()) form.problem = words(text_key::record_no_name);
  return !form.problem;
}

}  // namespace

bool edit_state::is_changed() const {
  return shape.is_changed() ||
         std::ranges::any_of(fields, [](const edit_field& field) { return field.text != field.was; });
}

void edit_state::move_held(const stored_place& to) {
  if (!held) return;
  shape.move(*held, to);
  if (!takes_along) return;
  for (joined_corner& other : joined)
    for (const shape_grip& corner : other.corners) other.shape.move(corner, to);
}

void edit_state::take_line(joined_line line) {
  lines.resize(lines_filled, line);
  lines.push_back(std::move(line));
  shows_line = true;
  follow_joins();
}

void edit_state::follow_joins() {
  while (lines_filled > shape.joins())
    for (const filled_field& one : lines[--lines_filled].filled)
      if (fields[one.field].text == one.after) fields[one.field].text = one.before;
  while (lines_filled < shape.joins())
    for (const filled_field& one : lines[lines_filled++].filled)
      if (fields[one.field].text == one.before) fields[one.field].text = one.after;
}

bool edit_state::take_back() {
  if (!shape.take_back()) return false;
  follow_joins();
  for (joined_corner& other : joined) (void)other.shape.take_back();
  return true;
}

bool edit_state::do_again() {
  if (!shape.do_again()) return false;
  follow_joins();
  for (joined_corner& other : joined) (void)other.shape.do_again();
  return true;
}

edit_state open_edit_form(const layer::feature_table& table, geo::planar_view drawn, std::size_t row,
                          const layer::catalogue& catalogue) {
  edit_state form;
  const layer::layer_schema& schema = table.schema();
  form.layer = schema.name;
  form.layer_title = schema.title;
  form.feature = table.ids()[row];
  form.name = name_of(table, row);
  form.seen = table.selected(std::array{row});
  form.fields = fields_of(schema, catalogue, false);
  for (std::size_t f = 0; f < form.fields.size(); ++f)
    form.fields[f].was = form.fields[f].text = typed_text(schema.fields[f], table.columns()[f], row);
  form.any_kind = schema.geometry == layer::layer_geometry::any;
  form.can_divide = workflow::can_divide(schema.name);
  form.shape = edited_shape(table.geometry()[row], drawn);
  if (drawn.is_none()) begin_shape(form, schema.geometry);
  return form;
}

edit_state open_new_form(const layer::layer_schema& schema, const layer::catalogue& catalogue) {
  edit_state form;
  form.adds = true;
  form.layer = schema.name;
  form.layer_title = schema.title;
  form.fields = fields_of(schema, catalogue, true);
  form.any_kind = schema.geometry == layer::layer_geometry::any;
  begin_shape(form, schema.geometry);
  return form;
}

bool offers(const edit_state& form, map_click click) {
  const bool drawn = form.shape.is_complete();
  const geo::geometry_kind kind = form.shape.kind();
  switch (click) {
    case map_click::nothing:
      return true;
    case map_click::corner:
      return kind != geo::geometry_kind::none;
    case map_click::part:
      return drawn && kind != geo::geometry_kind::none && !form.shape.cut();
    case map_click::hole:
      return drawn && kind == geo::geometry_kind::polygon;
    case map_click::cut:
      return drawn && kind == geo::geometry_kind::line && form.can_divide && form.shape.joins() == 0;
    case map_click::join:
      return drawn && kind == geo::geometry_kind::line && form.can_divide && !form.shape.cut();
  }
  return false;
}

std::optional<edit_entry> entry_of(edit_state& form, geo::crs_code measuring) {
  if (!is_ready(form)) return std::nullopt;
  if (!form.is_changed()) {
    form.problem = words(text_key::edit_nothing_changed);
    return std::nullopt;
  }
  if ((form.adds || form.shape.is_changed()) && !form.shape.is_complete()) {
    form.problem = words(text_key::edit_shape_incomplete);
    return std::nullopt;
  }
  edit_entry entry{form.who, form.note, {main_edit(form, measuring)}};
  for (const joined_line& line : std::span(form.lines).first(form.shape.joins()))
    entry.edits.push_back(removal_of_row(form.layer, line.seen));
  if (!form.takes_along) return entry;
  for (const joined_corner& other : form.joined) {
    if (!other.shape.is_changed()) continue;
    workflow::feature_edit edit;
    edit.layer = other.layer;
    edit.feature = other.seen.ids().front();
    edit.seen = other.seen;
    edit.shape = other.shape.geographic(measuring);
    entry.edits.push_back(std::move(edit));
  }
  return entry;
}

std::optional<edit_entry> removal_of(edit_state& form) {
  if (!is_ready(form)) return std::nullopt;
  return edit_entry{form.who, form.note, {removal_of_row(form.layer, *form.seen)}};
}

void take_refusals(edit_state& form, const edit_outcome& outcome) {
  form.sent = form.asks_delete = false;
  bilingual whole;
  const auto add = [&whole](const std::string& of, const bilingual& reason) {
    whole.zh += (whole.zh.empty() ? "" : "\n") + of + reason.zh;
    whole.en += (whole.en.empty() ? "" : "\n") + of + reason.en;
  };
  if (outcome.failure) add("", *outcome.failure);
  for (const workflow::refused_edit& refused : outcome.result.refused) {
    const auto field = std::ranges::find(form.fields, refused.field, &edit_field::name);
    if (refused.edit == 0 && field != form.fields.end())
      field->problem = refused.reason;
    else
      add(subject_of(form, refused.edit), refused.reason);
  }
  if (!whole.zh.empty()) form.problem = whole;
}

}  // namespace greenward::viewer
