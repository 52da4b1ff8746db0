#include "engine/cli/json_output.hpp"

#include "engine/base/date.hpp"

#include <fmt/format.h>
#include <iostream>

namespace greenward::cli {

json to_json(const bilingual& text) {
  return {{"zh", text.zh}, {"en", text.en}};
}

json to_json(const layer::column& column, std::size_t row) {
  if (!column.has(row)) return nullptr;
  switch (column.type()) {
    case layer::field_type::text:
    case layer::field_type::code:
      return std::string(column.text(row));
    case layer::field_type::integer:
      return column.integer(row);
    case layer::field_type::real:
      return column.real(row);
    case layer::field_type::boolean:
      return column.integer(row) != 0;
    case layer::field_type::date:
      return format_date(date_from_days(column.integer(row)));
  }
  return nullptr;
}

json keys_of(std::span<const layer::rule> rules) {
  json keys = json::array();
  for (const layer::rule& rule : rules) keys.push_back(rule.key);
  return keys;
}

std::string to_text(const layer::column& column, std::size_t row) {
  const json value = to_json(column, row);
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  return value.dump();
}

json moment_json(std::optional<date> as_of, const workflow::moment& when) {
  return {{"as_of", as_of ? json(format_date(*as_of)) : json()},
          {"recorded_by", when.recorded_by.empty() ? json() : json(when.recorded_by)}};
}

void print(const json& document) {
  std::cout << document.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
}

}  // namespace greenward::cli
