#include "viewer/layers/table_copy.hpp"

#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/feature_text.hpp"

#include <fmt/format.h>
#include <string_view>

namespace greenward::viewer {

namespace {

void append_cell(std::string& line, std::string_view words) {
  line += '\t';
  for (const char c : words) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

/// Nothing if it is absent.
void append_value(std::string& line, const layer::field& field, const layer::column& column, std::size_t row,
                  const layer::catalogue& catalogue, language lang) {
  if (!column.has(row)) return append_cell(line, "");
  switch (field.type) {
    case layer::field_type::text:
      return append_cell(line, column.text(row));
    case layer::field_type::integer:
      return append_cell(line, fmt::format_int(column.integer(row)).c_str());
    case layer::field_type::real:
      return append_cell(line, fmt::format("{}", column.real(row)));
    default:
      return append_cell(line, value_of(field, column, row, catalogue, lang).value_or(""));
  }
}

}  // namespace

std::string tab_separated(const layer::feature_table& table, std::span<const std::uint32_t> rows,
                          const layer::catalogue& catalogue, language lang) {
  std::string lines = text(text_key::feature_number, lang);
  const std::vector<layer::field>& fields = table.schema().fields;
  for (const layer::field& field : fields)
    append_cell(lines, field.title.in(lang) + (field.unit.empty() ? "" : " (" + field.unit + ")"));
  lines += '\n';
  for (const std::uint32_t row : rows) {
    lines += fmt::format("{}", table.ids()[row].value);
    for (std::size_t f = 0; f < fields.size(); ++f)
      append_value(lines, fields[f], table.columns()[f], row, catalogue, lang);
    lines += '\n';
  }
  return lines;
}

}  // namespace greenward::viewer
