// When a gate is open, as OpenStreetMap writes it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace greenward::walking {

/// A time of the week on the local clock.
struct week_time {
  std::chrono::weekday day{1U};
  std::chrono::minutes minute{0};  ///< since midnight, below 24 hours
};

/// Reads "HH:MM" or "HH:MM,Mo" (Mo, Tu, We, Th, Fr, Sa, Su); without a day it is a Monday, and `day_given` is
/// false. nullopt for anything else.
struct stated_time {
  week_time time;
  bool day_given = false;
};
[[nodiscard]] std::optional<stated_time> parse_week_time(std::string_view text);

enum class gate_state : std::uint8_t {
  open,
  closed,
  unknown,  ///< the text is not understood
};

/// A subset of the opening_hours of OpenStreetMap: "24/7", "open", "off" and "closed", "06:00-22:00",
/// "Mo-Fr,Su 06:00-09:00,17:00-22:00; Sa off", times past midnight as "22:00-06:00" or "22:00-26:00". A rule
/// after a semicolon replaces the earlier ones on its days, one after a comma adds to them. The end of a
/// range is not part of it. Holidays, seasons, sunrise and comments are not understood. An empty text is
/// unknown.
[[nodiscard]] gate_state state_at(std::string_view hours, const week_time& when);

}  // namespace greenward::walking
