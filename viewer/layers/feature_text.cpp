#include "viewer/layers/feature_text.hpp"

#include "engine/base/date.hpp"
#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"

#include <string_view>

namespace greenward::viewer {

namespace {

std::string code_title(const layer::catalogue& catalogue, const layer::field& field, std::string_view code,
                       language lang) {
  const layer::code_entry* entry = catalogue.codes(field.code_list).find(code);
  return entry != nullptr ? entry->title.in(lang) : std::string(code);
}

std::string value_text(const layer::field& field, const layer::column& column, std::size_t row,
                       const layer::catalogue& catalogue, language lang) {
  switch (field.type) {
    case layer::field_type::text:
      return std::string(column.text(row));
    case layer::field_type::code:
      return code_title(catalogue, field, column.text(row), lang);
    case layer::field_type::boolean:
      return text(column.integer(row) != 0 ? text_key::yes : text_key::no, lang);
    case layer::field_type::date:
      return format_date(date_from_days(column.integer(row)));
    case layer::field_type::integer:
      // A year or an identifier is not a quantity: it is not grouped.
      return field.unit.empty() ? std::to_string(column.integer(row)) : count_text(column.integer(row));
    case layer::field_type::real:
      return number_text(column.real(row), 3);
  }
  return {};
}

/// Empty if there is no such field of text.
std::string_view text_of(const layer::feature_table& table, std::size_t row, std::string_view field) {
  const auto at = table.schema().find_field(field);
  return at && table.columns()[*at].is_text() ? table.columns()[*at].text(row) : std::string_view();
}

}  // namespace

std::optional<std::string> value_of(const layer::field& field, const layer::column& column, std::size_t row,
                                    const layer::catalogue& catalogue, language lang) {
  if (!column.has(row) || (column.is_text() && column.text(row).empty())) return std::nullopt;
  return value_text(field, column, row, catalogue, lang);
}

std::vector<field_text> describe(const layer::feature_table& table, std::size_t row,
                                 const layer::catalogue& catalogue, language lang) {
  std::vector<field_text> fields;
  for (std::size_t f = 0; f < table.columns().size(); ++f) {
    const layer::field& field = table.schema().fields[f];
    const std::optional<std::string> value = value_of(field, table.columns()[f], row, catalogue, lang);
    const std::string unit = field.unit.empty() ? "" : " " + field.unit;
    fields.push_back(
        {field.title.in(lang), value ? *value + unit : text(text_key::no_value, lang), !value.has_value()});
  }
  return fields;
}

std::string name_of(const layer::feature_table& table, std::size_t row) {
  const std::string_view name = text_of(table, row, "name");
  return name.empty() ? code_of(table, row) : std::string(name);
}

std::string code_of(const layer::feature_table& table, std::size_t row) {
  const std::string_view code = text_of(table, row, "code");
  return code.empty() ? "#" + std::to_string(table.ids()[row].value) : std::string(code);
}

}  // namespace greenward::viewer
