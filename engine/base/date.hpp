// Calendar dates as the ledger uses them: proleptic Gregorian, no time zone.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace greenward {

using date = std::chrono::sys_days;

/// Reads "YYYY-MM-DD" (also "YYYY/M/D"); nullopt unless it is exactly a date of the calendar.
[[nodiscard]] std::optional<date> parse_date(std::string_view text);

/// "YYYY-MM-DD".
[[nodiscard]] std::string format_date(date day);

/// Today in the machine's local time zone.
[[nodiscard]] date today();

/// "YYYY-MM-DDThh:mm:ssZ" for this moment, UTC.
[[nodiscard]] std::string utc_timestamp();

[[nodiscard]] inline std::int64_t days_since_epoch(date day) {
  return day.time_since_epoch().count();
}
[[nodiscard]] inline date date_from_days(std::int64_t days) {
  return date{std::chrono::days{static_cast<int>(days)}};
}

}  // namespace greenward
