// Weeks, months, quarters and years as reports cut time.
#pragma once

#include "engine/base/date.hpp"

#include <cstdint>
#include <vector>

namespace greenward::works {

enum class period : std::uint8_t { week, month, quarter, year };

/// The last day of the period that the day lies in; weeks end on Sunday.
[[nodiscard]] date end_of(period length, date day);

/// The last days of the periods from the one of `first` on that end before `last`, then `last` itself. Only
/// `last` if it comes before `first`.
[[nodiscard]] std::vector<date> ends_of(period length, date first, date last);

}  // namespace greenward::works
