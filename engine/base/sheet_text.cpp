#include "engine/base/sheet_text.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace greenward {

std::string shown(const cell& value, column_role role) {
  if (const auto* share = std::get_if<double>(&value); share != nullptr && role == column_role::share)
    return fmt::format("{:.1f}%", 100 * *share);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value))
    return fmt::format("{:.10g}", std::round(*real * 1000) / 1000);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

bool is_text_column(const sheet& table, std::size_t column) {
  return std::ranges::any_of(table.rows, [column](const std::vector<cell>& row) {
    return std::holds_alternative<std::string>(row[column]);
  });
}

}  // namespace greenward
