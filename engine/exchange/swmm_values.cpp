#include "engine/exchange/swmm_values.hpp"

#include "engine/exchange/swmm_words.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                   "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

/// Nothing but 1 to `most` digits.
std::optional<std::int64_t> digits(std::string_view text, std::size_t most) {
  std::int64_t value = 0;
  if (text.empty() || text.size() > most) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The part before the first separator, which is removed with it from `text`; all of it if there is none.
std::string_view take_part(std::string_view& text, std::string_view separators) {
  const std::size_t end = std::min(text.find_first_of(separators), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

std::optional<std::int64_t> month_of(std::string_view text) {
  if (auto number = digits(text, 2)) return number;
  if (text.size() != 3) return std::nullopt;
  const auto match = swmm_match(text, kMonths);
  if (!match) return std::nullopt;
  return static_cast<std::int64_t>(*match) + 1;
}

/// A text that ends in a separator has an empty last part, which take_part cannot tell from none.
bool ends_in(std::string_view text, std::string_view separators) {
  return !text.empty() && separators.find(text.back()) != std::string_view::npos;
}

}  // namespace

std::optional<double> swmm_number(std::string_view text) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string swmm_number_text(double value) {
  std::array<char, 64> buffer{};
  const double size = std::abs(value);
  const bool plain = size == 0 || (size >= 1e-5 && size < 1e15);
  const auto end =
      plain ? std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::fixed).ptr
            : std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::scientific).ptr;
  return {buffer.data(), end};
}

std::optional<date> swmm_date(std::string_view text) {
  constexpr std::string_view separators = "/-";
  if (ends_in(text, separators)) return std::nullopt;
  const auto month = month_of(take_part(text, separators));
  const auto day = digits(take_part(text, separators), 2);
  const auto year = digits(text, 4);
  if (!month || !day || !year || *year < 1) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{static_cast<int>(*year)},
                                        std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return std::nullopt;
  return date{ymd};
}

std::string swmm_date_text(date day) {
  const std::chrono::year_month_day ymd{day};
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()), static_cast<int>(ymd.year()));
}

std::optional<double> swmm_hours(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return swmm_number(text);
  if (ends_in(text, ":")) return std::nullopt;
  const auto hours = digits(take_part(text, ":"), 6);
  const auto minutes = digits(take_part(text, ":"), 6);
  const auto seconds = text.empty() ? std::optional<std::int64_t>(0) : digits(text, 6);
  if (!hours || !minutes || !seconds) return std::nullopt;
  return static_cast<double>(*hours * 3600 + *minutes * 60 + *seconds) / 3600.0;
}

std::string swmm_hours_text(double hours) {
  if (hours >= 0 && hours < 999999) {
    const auto seconds = static_cast<std::int64_t>(std::llround(hours * 3600.0));
    if (static_cast<double>(seconds) / 3600.0 == hours) {
      return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
  }
  return swmm_number_text(hours);
}

}  // namespace greenward::exchange
