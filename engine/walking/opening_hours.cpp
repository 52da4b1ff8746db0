#include "engine/walking/opening_hours.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace greenward::walking {

namespace {

constexpr int kDay = 24 * 60;
constexpr std::array<std::string_view, 7> kDays{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

struct time_range {
  int from = 0, to = 0;  ///< minutes since midnight of the day it begins; to may be beyond the day
};
using week = std::array<std::vector<time_range>, 7>;

/// Reads from the front of a text.
class text_reader {
 public:
  explicit text_reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  void skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  /// 0 = Monday.
  std::optional<int> take_day() {
    for (std::size_t day = 0; day < kDays.size(); ++day)
      if (take(kDays.at(day))) return static_cast<int>(day);
    return std::nullopt;
  }
  /// "H:MM" or "HH:MM", as minutes.
  std::optional<int> take_clock() {
    const auto hours = take_number(2), minutes = hours && take(":") ? take_number(2) : std::nullopt;
    if (!minutes || *minutes >= 60) return std::nullopt;
    return *hours * 60 + *minutes;
  }
  [[nodiscard]] bool begins_with_digit() const {
    return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::optional<int> take_number(std::size_t digits) {
    int value = 0;
    std::size_t n = 0;
    while (n < digits && begins_with_digit()) {
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
      ++n;
    }
    return n > 0 ? std::optional(value) : std::nullopt;
  }
  std::string_view rest_;
};

std::optional<time_range> take_range(text_reader& text) {
  const auto from = text.take_clock();
  if (!from || *from > kDay || !text.take("-")) return std::nullopt;
  auto to = text.take_clock();
  if (!to || *to > 2 * kDay) return std::nullopt;
  if (*to <= *from) *to += kDay;
  return time_range{*from, *to};
}

/// "Mo-Fr,Su"; no days at all = every day. nullopt for a range without its end.
std::optional<std::array<bool, 7>> take_days(text_reader& text) {
  std::array<bool, 7> days{};
  auto first = text.take_day();
  if (!first) {
    days.fill(true);
    return days;
  }
  while (first) {
    const auto last = text.take("-") ? text.take_day() : first;
    if (!last) return std::nullopt;
    for (int day = *first;; day = (day + 1) % 7) {
      days.at(static_cast<std::size_t>(day)) = true;
      if (day == *last) break;
    }
    text_reader after = text;
    if (!after.take(",")) break;
    after.skip_spaces();
    first = after.take_day();
    if (!first) return std::nullopt;
    text.take(",");
    text.skip_spaces();
    (void)text.take_day();
  }
  return days;
}

/// "24/7", "off" or times; nullopt = not understood. Stops before a comma that no time follows.
std::optional<std::vector<time_range>> take_times(text_reader& text) {
  if (text.take("24/7") || text.take("open")) return std::vector<time_range>{{0, kDay}};
  if (text.take("off") || text.take("closed")) return std::vector<time_range>{};
  std::vector<time_range> ranges;
  while (true) {
    const auto range = take_range(text);
    if (!range) return std::nullopt;
    ranges.push_back(*range);
    text_reader after = text;
    if (!after.take(",")) break;
    after.skip_spaces();
    if (!after.begins_with_digit()) break;
    text = after;
  }
  return ranges;
}

void set_days(week& open, const std::array<bool, 7>& days, const std::vector<time_range>& ranges, bool adds) {
  for (std::size_t day = 0; day < 7; ++day) {
    if (!days.at(day)) continue;
    if (!adds) open.at(day).clear();
    open.at(day).insert(open.at(day).end(), ranges.begin(), ranges.end());
  }
}

std::optional<week> parse_week(std::string_view hours) {
  week open;
  text_reader text(hours);
  for (bool adds = false;;) {
    text.skip_spaces();
    const auto days = take_days(text);
    if (!days) return std::nullopt;
    text.skip_spaces();
    const auto times = take_times(text);
    if (!times) return std::nullopt;
    set_days(open, *days, *times, adds);
    text.skip_spaces();
    if (text.at_end()) return open;
    adds = text.take(",");
    if (!adds && !text.take(";")) return std::nullopt;
    text.skip_spaces();
    if (!adds && text.at_end()) return open;
  }
}

}  // namespace

std::optional<stated_time> parse_week_time(std::string_view text) {
  text_reader reader(text);
  const auto minute = reader.take_clock();
  if (!minute || *minute >= kDay) return std::nullopt;
  stated_time stated{{std::chrono::Monday, std::chrono::minutes(*minute)}, false};
  if (reader.at_end()) return stated;
  const auto day = reader.take(",") ? reader.take_day() : std::nullopt;
  if (!day || !reader.at_end()) return std::nullopt;
  stated.time.day = std::chrono::Monday + std::chrono::days(*day);
  stated.day_given = true;
  return stated;
}

gate_state state_at(std::string_view hours, const week_time& when) {
  const auto open = parse_week(hours);
  if (!open) return gate_state::unknown;
  const auto today = static_cast<std::size_t>((when.day - std::chrono::Monday).count());
  const int minute = static_cast<int>(when.minute.count());
  const auto covers = [](const std::vector<time_range>& ranges, int at) {
    return std::ranges::any_of(ranges, [at](const time_range& r) { return r.from <= at && at < r.to; });
  };
  const bool is_open = covers(open->at(today), minute) || covers(open->at((today + 6) % 7), minute + kDay);
  return is_open ? gate_state::open : gate_state::closed;
}

}  // namespace greenward::walking
