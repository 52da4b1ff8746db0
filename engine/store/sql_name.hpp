// Identifiers in SQL text: the only place where a name becomes part of a statement.
#pragma once

#include <string>
#include <string_view>

namespace greenward::store {

/// `name` as a quoted SQL identifier. Values never go this way: they are bound.
[[nodiscard]] inline std::string sql_name(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace greenward::store
