// Numbers, dates and times of day as a SWMM file writes them.
#pragma once

#include "engine/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace greenward::exchange {

/// The whole text is one finite decimal number ("12", "+.5", "1e-3"); else nullopt.
[[nodiscard]] std::optional<double> swmm_number(std::string_view text);
/// The shortest decimal text that reads back to the same double, without an exponent for 1e-5 ≤ |value| <
/// 1e15. `value` is finite.
[[nodiscard]] std::string swmm_number_text(double value);

/// "M/D/YYYY" or "MMM-D-YYYY" (a month's English name, three letters), '/' or '-' between; a day of the
/// calendar between the years 1 and 9999.
[[nodiscard]] std::optional<date> swmm_date(std::string_view text);
/// "MM/DD/YYYY".
[[nodiscard]] std::string swmm_date_text(date day);

/// Hours: decimal, or "h:mm" or "h:mm:ss" (any number of hours up to 999999).
[[nodiscard]] std::optional<double> swmm_hours(std::string_view text);
/// "hh:mm:ss" where that reads back to the same double, else decimal hours. `hours` is finite.
[[nodiscard]] std::string swmm_hours_text(double hours);

}  // namespace greenward::exchange
