#include "engine/works/season.hpp"

#include "engine/layer/lifecycle.hpp"
#include "engine/works/stage_lines.hpp"

#include <algorithm>
#include <chrono>

namespace greenward::works {

namespace {

/// The day on which what was suspended on `from` went on, by the lines that had come by `day`.
std::optional<date> end_of_pause(std::span<const stage_line> lines, date from, std::optional<date> day) {
  std::optional<date> next;
  for (const stage_line& line : lines) {
    if (!line.actual || line.stage == layer::kSuspended || (day && *line.actual > *day)) continue;
    const bool goes_on = line.stage == layer::kResumed ? *line.actual >= from : *line.actual > from;
    if (goes_on && (!next || *line.actual < *next)) next = *line.actual;
  }
  return next;
}

bool is_paused(std::span<const pause> pauses, date day) {
  return std::ranges::any_of(
      pauses, [&](const pause& pause) { return pause.from <= day && (!pause.until || day <= *pause.until); });
}

}  // namespace

bool is_in(const season& season, date day) {
  const std::chrono::year_month_day parts(day);
  const int here =
      static_cast<int>(static_cast<unsigned>(parts.month()) * 100 + static_cast<unsigned>(parts.day()));
  if (season.from <= season.until) return season.from <= here && here <= season.until;
  return here >= season.from || here <= season.until;
}

std::vector<pause> pauses_of(const layer::feature_table& works, const layer::feature_table& stages,
                             std::optional<date> day) {
  const stage_lines lines(stages);
  std::vector<pause> pauses;
  for (std::uint32_t row = 0; row < works.size(); ++row) {
    const auto own = lines.of(works["code"].text(row));
    for (const stage_line& line : own) {
      if (line.stage != layer::kSuspended || !line.actual || (day && *line.actual > *day)) continue;
      std::optional<date> until = end_of_pause(own, *line.actual, day);
      if (until) *until -= std::chrono::days(1);
      pauses.push_back({row, *line.actual, until});
    }
  }
  return pauses;
}

std::optional<days_in_season> days_within(const season& season, date start, date end,
                                          std::span<const pause> pauses) {
  std::optional<days_in_season> found;
  for (date day = start; day <= end; day += std::chrono::days(1)) {
    if (!is_in(season, day) || is_paused(pauses, day)) continue;
    if (!found) found = days_in_season{day, day, 0};
    found->last = day;
    ++found->count;
  }
  return found;
}

}  // namespace greenward::works
