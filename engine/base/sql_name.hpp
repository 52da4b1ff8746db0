// Names in SQL text: the only place where one becomes part of a statement.
#pragma once

#include <string>
#include <string_view>

namespace greenward {

/// `name` as a quoted SQL identifier. Values never go this way: they are bound.
[[nodiscard]] inline std::string sql_name(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

/// `name` as an SQL text, where a function wants the name of a table and nothing can be bound.
[[nodiscard]] inline std::string sql_quoted(std::string_view name) {
  std::string result = "'";
  for (const char c : name) {
    if (c == '\'') result += '\'';
    result += c;
  }
  return result + '\'';
}

}  // namespace greenward
