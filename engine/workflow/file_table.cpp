#include "engine/workflow/file_table.hpp"

#include "engine/exchange/record_file.hpp"

#include <fmt/format.h>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

namespace greenward::workflow {

namespace {

using layer::field_type;

/// The records of a file as they came.
struct raw_records {
  std::vector<std::string> fields;
  std::vector<exchange::record> records;
  std::vector<file_table::refused_record> refused;
};

raw_records read_raw(const std::filesystem::path& file, const std::string& crs, const task& progress) {
  raw_records raw;
  exchange::read_options options;
  options.crs = crs;
  exchange::read_records(
      file, options, [&](const exchange::record_header& header) { raw.fields = header.fields; },
      [&](exchange::record&& record) {
        if (record.refused)
          raw.refused.push_back({record.number, *record.refused});
        else
          raw.records.push_back(std::move(record));
      },
      progress);
  return raw;
}

/// "3.5"; not "007" nor "1e9", whose text says more than the number.
std::optional<double> number_in_text(const std::string& text) {
  constexpr std::size_t kMostDigits = 15;
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const bool padded = text.size() > first + 1 && text[first] == '0' && text[first + 1] != '.';
  if (text.size() - first > kMostDigits || padded) return {};
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [next, status] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (status != std::errc{} || next != end || !std::isfinite(value)) return {};
  return value;
}

/// The narrowest type that holds all values of a field.
field_type type_of_field(const raw_records& raw, std::size_t f) {
  field_type type = field_type::integer;
  bool any = false;
  for (const exchange::record& record : raw.records) {
    const exchange::cell& cell = record.cells[f];
    any = any || !std::holds_alternative<std::monostate>(cell);
    const auto* text = std::get_if<std::string>(&cell);
    if (text != nullptr && !number_in_text(*text)) return field_type::text;
    if (text != nullptr || std::holds_alternative<double>(cell)) type = field_type::real;
  }
  return any ? type : field_type::text;
}

layer::layer_schema schema_of(const raw_records& raw, const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  layer::layer_schema schema{name, {name, name}, layer::layer_geometry::any, 0, {}};
  for (std::size_t f = 0; f < raw.fields.size(); ++f) {
    layer::field made;
    made.name = raw.fields[f];
    made.type = type_of_field(raw, f);
    made.title = {made.name, made.name};
    made.dbf_alias = fmt::format("F{}", f + 1);
    schema.fields.push_back(std::move(made));
  }
  return schema;
}

void set_cell(layer::row_writer& row, const layer::field& field, const exchange::cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  const auto* whole = std::get_if<std::int64_t>(&cell);
  const auto* real = std::get_if<double>(&cell);
  if (field.type == field_type::text) {
    if (text != nullptr) row.set(field.name, *text);
    if (whole != nullptr) row.set(field.name, std::to_string(*whole));
    if (real != nullptr) row.set(field.name, fmt::format("{}", *real));
  } else if (field.type == field_type::integer) {
    if (whole != nullptr) row.set(field.name, *whole);
  } else {
    if (text != nullptr) row.set(field.name, *number_in_text(*text));
    if (whole != nullptr) row.set(field.name, static_cast<double>(*whole));
    if (real != nullptr) row.set(field.name, *real);
  }
}

}  // namespace

file_table read_file_table(const std::filesystem::path& file, const std::string& crs, const task& progress) {
  raw_records raw = read_raw(file, crs, progress);
  const layer::layer_schema schema = schema_of(raw, file);
  file_table made{layer::feature_table(schema), std::move(raw.refused)};
  for (const exchange::record& record : raw.records) {
    layer::row_writer row(made.table, feature_id(record.number));
    for (std::size_t f = 0; f < schema.fields.size(); ++f)
      if (schema.find_field(schema.fields[f].name) == f) set_cell(row, schema.fields[f], record.cells[f]);
    if (!record.geometry.empty() && !record.geometry[0].is_none()) row.geometry().append(record.geometry[0]);
  }
  return made;
}

}  // namespace greenward::workflow
