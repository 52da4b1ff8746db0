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

std::string spreadsheet_value(const layer::field& field, const layer::column& column, std::size_t row,
                              const layer::catalogue& catalogue, language lang) {
  if (!column.has(row)) return {};
  if (field.type == layer::field_type::integer) return fmt::format("{}", column.integer(row));
  if (field.type == layer::field_type::real) return fmt::format("{}", column.real(row));
  return value_of(field, column, row, catalogue, lang).value_or("");
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
      append_cell(lines, spreadsheet_value(fields[f], table.columns()[f], row, catalogue, lang));
    lines += '\n';
  }
  return lines;
}

}  // namespace greenward::viewer
