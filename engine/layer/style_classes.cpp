#include "engine/layer/style_classes.hpp"

#include <fmt/format.h>

namespace greenward::layer {

namespace {

const column* column_of(const feature_table& table, const std::string& name) {
  const auto field = table.schema().find_field(name);
  return field ? &table.columns()[*field] : nullptr;
}

}  // namespace

style_classes::style_classes(const feature_table& table, const layer_style& style)
    : style_(style), field_(column_of(table, style.field)), over_(column_of(table, style.over_field)) {}

const style_rule* style_classes::rule_of(std::size_t row) const {
  if (over_ != nullptr)
    if (const style_rule* rule = style_.rule_over(value_of(over_, row))) return rule;
  return style_.rule_for(value_of(field_, row));
}

std::string_view style_classes::value_of(const column* column, std::size_t row) const {
  if (column == nullptr || !column->has(row)) return {};
  if (column->is_text()) return column->text(row);
  if (column->type() == field_type::boolean) return column->integer(row) != 0 ? "true" : "false";
  number_ = fmt::format("{:g}", column->number(row));
  return number_;
}

std::vector<std::string> drawn_fields(const layer_style& style) {
  std::vector<std::string> fields;
  for (const std::string* field : {&style.field, &style.over_field, &style.label_field})
    if (!field->empty()) fields.push_back(*field);
  return fields;
}

}  // namespace greenward::layer
