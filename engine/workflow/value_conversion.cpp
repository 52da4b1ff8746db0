#include "engine/workflow/value_conversion.hpp"

#include "engine/base/date.hpp"

#include <fmt/format.h>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace greenward::workflow {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bilingual refused(const layer::field& field, const exchange::cell& cell, const char* zh, const char* en) {
  return {fmt::format("字段“{}”的值“{}”{}", field.title.zh, cell_text(cell), zh),
          fmt::format("field {}: value \"{}\" {}", field.name, cell_text(cell), en)};
}

std::optional<std::int64_t> as_integer(const exchange::cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
  double real = 0;
  if (const auto* number = std::get_if<double>(&cell)) {
    real = *number;
  } else {
    const std::string_view text = trimmed(std::get<std::string>(cell));
    if (const auto whole = parse_number<std::int64_t>(text)) return whole;
    const auto parsed = parse_number<double>(text);
    if (!parsed) return std::nullopt;
    real = *parsed;
  }
  if (real != std::floor(real) || std::abs(real) > 9.0e15) return std::nullopt;
  return static_cast<std::int64_t>(real);
}

std::optional<double> as_real(const exchange::cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return *real;
  return parse_number<double>(trimmed(std::get<std::string>(cell)));
}

std::optional<std::int64_t> as_boolean(const exchange::cell& cell) {
  const std::string text(trimmed(cell_text(cell)));
  for (const char* yes : {"1", "true", "True", "TRUE", "T", "t", "yes", "Yes", "Y", "y", "是"})
    if (text == yes) return 1;
  for (const char* no : {"0", "false", "False", "FALSE", "F", "f", "no", "No", "N", "n", "否"})
    if (text == no) return 0;
  return std::nullopt;
}

std::optional<std::int64_t> as_date(const exchange::cell& cell) {
  const std::string whole = cell_text(cell);
  std::string_view text = trimmed(whole);
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    const auto day =
        parse_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
    return day ? std::optional(days_since_epoch(*day)) : std::nullopt;
  }
  for (const std::string_view midnight : {" 00:00:00", "T00:00:00", "T00:00:00Z"})
    if (text.ends_with(midnight)) text.remove_suffix(midnight.size());
  const auto day = parse_date(text);
  if (!day) return std::nullopt;
  return days_since_epoch(*day);
}

converted convert_code(const exchange::cell& cell, const layer::field& field, const layer::code_list& list) {
  const std::string text(trimmed(cell_text(cell)));
  if (const layer::code_entry* entry = list.recognise(text)) return store::field_value(entry->code);
  std::string known;
  for (const layer::code_entry& entry : list.entries) known += (known.empty() ? "" : ", ") + entry.code;
  bilingual reason = refused(field, cell, "不在代码表中", "is not in the code list");
  reason.zh += "（可用：" + known + "）";
  reason.en += " (known: " + known + ")";
  return reason;
}

/// Wraps what a reader found, or says what it expected.
template <class Value>
converted or_refused(std::optional<Value> value, const layer::field& field, const exchange::cell& cell,
                     const char* zh, const char* en) {
  if (value) return store::field_value(*value);
  return refused(field, cell, zh, en);
}

}  // namespace

std::string cell_text(const exchange::cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{}", *real);
  return {};
}

bool is_blank(const exchange::cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return std::holds_alternative<std::monostate>(cell) || (text != nullptr && trimmed(*text).empty());
}

std::optional<double> number_of(std::string_view text) {
  return parse_number<double>(trimmed(text));
}

converted convert(const exchange::cell& cell, const layer::field& field, const layer::catalogue& catalogue) {
  if (is_blank(cell)) return store::field_value();
  switch (field.type) {
    case layer::field_type::text:
      return store::field_value(std::string(trimmed(cell_text(cell))));
    case layer::field_type::integer:
      return or_refused(as_integer(cell), field, cell, "不是整数", "is not a whole number");
    case layer::field_type::real: {
      const auto value = as_real(cell);
      if (value && !std::isfinite(*value))
        return refused(field, cell, "不是有限数", "is not a finite number");
      return or_refused(value, field, cell, "不是数值", "is not a number");
    }
    case layer::field_type::boolean:
      return or_refused(as_boolean(cell), field, cell, "不是是/否", "is not yes or no");
    case layer::field_type::date:
      return or_refused(as_date(cell), field, cell, "不是日期（YYYY-MM-DD）", "is not a date (YYYY-MM-DD)");
    case layer::field_type::code:
      return convert_code(cell, field, catalogue.codes(field.code_list));
  }
  return store::field_value();
}

store::field_value value_in(const layer::column& column, std::size_t row) {
  if (!column.has(row)) return std::monostate{};
  if (column.is_text()) return std::string(column.text(row));
  if (column.type() == layer::field_type::real) return column.real(row);
  return column.integer(row);
}

}  // namespace greenward::workflow
