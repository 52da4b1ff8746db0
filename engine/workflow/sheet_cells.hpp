// Figures as cells of a sheet.
#pragma once

#include "engine/base/date.hpp"
#include "engine/base/sheet.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace greenward::workflow {

[[nodiscard]] inline cell whole_cell(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

/// Empty for a share of nothing.
template <class Count>
[[nodiscard]] cell share_cell(Count part, Count of) {
  if (of == 0) return std::monostate{};
  return static_cast<double>(part) / static_cast<double>(of);
}

[[nodiscard]] inline cell day_cell(std::optional<date> day) {
  if (!day) return std::monostate{};
  return format_date(*day);
}

}  // namespace greenward::workflow
