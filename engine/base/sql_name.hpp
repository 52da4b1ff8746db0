// Names in SQL text: the only place where one becomes part of a statement.
#pragma once

#include <string>
#include <string_view>

namespace greenward {

/// `name` between quotes, those in it doubled.
[[nodiscard]] inline std::string quoted_by(char quote, std::string_view name) {
  std::string result(1, quote);
  for (const char c : name) {
    if (c == quote) result += quote;
    result += c;
  }
  return result + quote;
}

/// `name` as a quoted SQL identifier. Values never go this way: they are bound.
[[nodiscard]] inline std::string sql_name(std::string_view name) {
  return quoted_by('"', name);
}

/// `name` as an SQL text, where a function wants the name of a table and nothing can be bound.
[[nodiscard]] inline std::string sql_quoted(std::string_view name) {
  return quoted_by('\'', name);
}

}  // namespace greenward
