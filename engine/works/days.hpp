// Days as the tables of works have them, and counted.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/column.hpp"

#include <cstddef>
#include <optional>

namespace greenward::works {

/// Of a column of dates; nothing where the row has none.
[[nodiscard]] inline std::optional<date> day_in(const layer::column& days, std::size_t row) {
  if (!days.has(row)) return std::nullopt;
  return date_from_days(days.integer(row));
}

/// Below 0 if `to` is before `from`.
[[nodiscard]] inline int days_between(date from, date to) {
  return static_cast<int>((to - from).count());
}

}  // namespace greenward::works
