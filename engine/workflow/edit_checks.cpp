#include "engine/workflow/edit_checks.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/geo/overlay.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/layer_shape.hpp"
#include "engine/workflow/value_conversion.hpp"

#include <fmt/format.h>
#include <type_traits>
#include <variant>

namespace greenward::workflow {

namespace {

using refusing = std::function<void(std::string_view field, bilingual reason)>;

/// What is typed for the field, if it can be taken. A feature that is added may have any value, as in an
/// import.
std::optional<store::field_value> typed_value(const typed_field& typed, edit_kind kind,
                                              const layer::layer_schema& schema, const refusing& refuse) {
  const auto place = schema.find_field(typed.field);
  if (!place) {
    refuse(typed.field, {"图层没有这个字段", "the layer has no such field"});
    return std::nullopt;
  }
  const layer::field& field = schema.fields[*place];
  const std::string_view command = hand_rules().writer_of(schema.name, field.name);
  if (kind == edit_kind::change && !command.empty()) {
    refuse(field.name, written_by(command));
    return std::nullopt;
  }
  converted value = convert(typed.text, field, program_environment().catalogue);
  if (auto* reason = std::get_if<bilingual>(&value)) {
    refuse(field.name, std::move(*reason));
    return std::nullopt;
  }
  return std::get<store::field_value>(std::move(value));
}

void put(layer::row_writer& row, const std::string& field, const store::field_value& value) {
  const auto set = [&](const auto& known) {
    if constexpr (!std::is_same_v<std::decay_t<decltype(known)>, std::monostate>) row.set(field, known);
  };
  std::visit(set, value);
}

/// The last text typed for the field.
const typed_field* typed_for(const feature_edit& edit, std::string_view field) {
  const typed_field* last = nullptr;
  for (const typed_field& typed : edit.fields)
    if (typed.field == field) last = &typed;
  return last;
}

void check_shape(const feature_edit& edit, const layer::layer_schema& schema, const refusing& refuse) {
  const bool is_new = edit.kind == edit_kind::add;
  if (!edit.shape) {
    if (is_new && schema.geometry != layer::layer_geometry::none &&
        schema.geometry != layer::layer_geometry::any)
      refuse("geometry", {"没有几何", "it has no geometry"});
    return;
  }
  if (edit.shape->size() != 1) return refuse("geometry", {"须是一个几何", "it must be one geometry"});
  if (auto reason = wrong_shape((*edit.shape)[0], schema.geometry)) refuse("geometry", std::move(*reason));
}

void write_edited(const feature_edit& edit, const layer::feature_table* old, std::size_t row,
                  const refusing& refuse, layer::feature_table& edited) {
  const layer::layer_schema& schema = edited.schema();
  layer::row_writer writer(edited, edit.kind == edit_kind::add ? feature_id(0) : edit.feature);
  for (const layer::field& field : schema.fields) {
    const typed_field* typed = typed_for(edit, field.name);
    const auto value = typed != nullptr ? typed_value(*typed, edit.kind, schema, refuse) : std::nullopt;
    if (value) {
      put(writer, field.name, *value);
      if (field.required && std::holds_alternative<std::monostate>(*value))
        refuse(field.name, {"必填，不能为空", "it is required and must not be empty"});
    } else if (old != nullptr) {
      writer.copy(field.name, (*old)[field.name], row);
    } else if (field.required && typed == nullptr) {
      refuse(field.name, {"必填，不能为空", "it is required and must not be empty"});
    }
  }
  if (edit.shape && edit.shape->size() == 1) {
    writer.geometry().append((*edit.shape)[0]);
  } else if (old != nullptr) {
    writer.geometry().append(old->geometry()[row]);
  }
}

}  // namespace

bilingual written_by(std::string_view command) {
  return {fmt::format("由 greenward {} 登记或生成，不能手工修改", command),
          fmt::format("it is written by greenward {}, not by hand", command)};
}

const layer::hand_edits& hand_rules() {
  static const layer::hand_edits rules =
      layer::hand_edits::load(data_directory(), program_environment().catalogue);
  return rules;
}

std::optional<bilingual> wrong_shape(geo::geographic_view shape, layer::layer_geometry wanted) {
  if (wanted == layer::layer_geometry::none)
    return bilingual{"这个图层没有几何", "the layer has no geometry"};
  if (auto wrong = wrong_geometry(shape, wanted)) return wrong;
  if (shape.is_none()) return std::nullopt;
  if (auto reason = geo::invalid_reason(shape))
    return bilingual{"几何无效：" + *reason, "the geometry is not valid: " + *reason};
  return std::nullopt;
}

layer::feature_table edited_row(const feature_edit& edit, const layer::layer_schema& schema,
                                const layer::feature_table* old, std::size_t row, const refusing& refuse) {
  for (const typed_field& typed : edit.fields)
    if (!schema.find_field(typed.field)) (void)typed_value(typed, edit.kind, schema, refuse);
  check_shape(edit, schema, refuse);
  layer::feature_table edited(schema);
  write_edited(edit, old, row, refuse, edited);
  return edited;
}

std::optional<std::string> first_difference(const layer::feature_table& a, std::size_t row_of_a,
                                            const layer::feature_table& b, std::size_t row_of_b) {
  for (const layer::field& field : a.schema().fields)
    if (!(value_in(a[field.name], row_of_a) == value_in(b[field.name], row_of_b))) return field.name;
  geo::geographic_geometry shape_a, shape_b;
  shape_a.append(a.geometry()[row_of_a]);
  shape_b.append(b.geometry()[row_of_b]);
  if (!(shape_a == shape_b)) return "geometry";
  return std::nullopt;
}

}  // namespace greenward::workflow
