#include "engine/base/sheet.hpp"

#include <fmt/format.h>

namespace greenward {

namespace {

struct in_full {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
  std::string operator()(double real) const { return fmt::format("{}", real); }
  std::string operator()(const std::string& text) const { return text; }
};

}  // namespace

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string csv_text(const sheet& table) {
  std::string text;
  const auto add = [&](std::size_t column, const std::string& value) {
    text += (column == 0 ? "" : ",") + csv_cell(value);
  };
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    add(column, table.columns[column].key);
  text += "\r\n";
  for (const auto& row : table.rows) {
    for (std::size_t column = 0; column < row.size(); ++column)
      add(column, std::visit(in_full{}, row[column]));
    text += "\r\n";
  }
  return text;
}

}  // namespace greenward
