#include "engine/workflow/survey_year.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace greenward::workflow {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int number_in(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Takes one sign from the front: - / . or a Chinese one.
bool take_sign(std::string_view& text) {
  for (const std::string_view sign : {"-", "/", ".", "年", "月", "日"}) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return true;
  }
  return false;
}

/// Whether month, and perhaps day, follow the year.
bool is_rest_of_date(std::string_view text) {
  constexpr std::array<int, 2> kMost{12, 31};
  for (const int most : kMost) {
    if (!take_sign(text)) return false;
    if (text.empty()) return true;
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
    const int value = number_in(text.substr(0, digits));
    if (digits < 1 || digits > 2 || value < 1 || value > most) return false;
    text.remove_prefix(digits);
    if (text.empty()) return true;
  }
  take_sign(text);
  return text.empty();
}

}  // namespace

std::optional<int> year_of_date(std::string_view text) {
  constexpr std::size_t kYear = 4, kMonth = 6, kDay = 8;
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (const std::size_t time = text.find_first_of("T "); time != std::string_view::npos)
    text = text.substr(0, time);
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
  const int year = number_in(text.substr(0, std::min(digits, kYear)));
  if (year < 1000) return std::nullopt;
  if (digits == text.size() && (digits == kMonth || digits == kDay)) {
    std::string parts = "-" + std::string(text.substr(kYear, 2));
    if (digits == kDay) parts += "-" + std::string(text.substr(kMonth, 2));
    return is_rest_of_date(parts) ? std::optional(year) : std::nullopt;
  }
  return digits == kYear && is_rest_of_date(text.substr(kYear)) ? std::optional(year) : std::nullopt;
}

}  // namespace greenward::workflow
