#include "engine/sample/work_schedule.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace greenward::sample {
namespace {

constexpr std::array<const char*, 4> kShortLife{"planned", "started", "completed", "operating"};
constexpr std::array<const char*, 6> kLongLife{"planned",  "started",   "registered",
                                               "enclosed", "completed", "operating"};

date on(int year, unsigned month, unsigned day) {
  return date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

std::chrono::days drawn_days(random_source& random, int low, int high) {
  return std::chrono::days(static_cast<int>(random.integer(low, high)));
}

std::size_t position_of(std::span<const char* const> life, std::string_view stage) {
  const auto it = std::find_if(life.begin(), life.end(), [&](const char* s) { return stage == s; });
  return static_cast<std::size_t>(it - life.begin());
}

/// Actual dates follow the planned ones with a slip, never going back and never past `latest`.
void let_happen(std::vector<stage_date>& stages, std::size_t reached, date latest, random_source& random) {
  date last = *stages.front().planned;
  for (std::size_t k = 0; k <= reached && k < stages.size(); ++k) {
    const date slipped = *stages[k].planned + (k == 0 ? std::chrono::days(0) : drawn_days(random, -6, 24));
    last = std::min(std::max(slipped, last + std::chrono::days(k == 0 ? 0 : 5)),
                    latest - std::chrono::days(static_cast<int>(reached - k) * 6));
    stages[k].actual = last;
  }
}

void finish(work& w, const char* stage, date today, std::span<const char* const> life,
            random_source& random) {
  w.stage = stage;
  const bool suspended = std::string_view(stage) == "suspended";
  const bool cancelled = std::string_view(stage) == "cancelled";
  const std::size_t reached = suspended ? 1 : cancelled ? 0 : position_of(life, stage);
  let_happen(w.stages, reached, today - std::chrono::days(21), random);
  if (suspended || cancelled) {
    const date at = std::min(*w.stages[reached].actual + drawn_days(random, 20, 70), today);
    w.stages.push_back({stage, std::nullopt, at});
  }
  for (const stage_date& s : w.stages) {
    if (std::string_view(s.stage) == "started") w.actual_start = s.actual;
    if (std::string_view(s.stage) == "completed") w.actual_end = s.actual;
  }
}

}  // namespace

void schedule(work& w, const char* stage, date today, random_source& random) {
  w.planned_start = on(w.year, 4, 10) + drawn_days(random, 0, 75);
  w.planned_end = std::min(*w.planned_start + drawn_days(random, 40, 150), on(w.year, 10, 31));
  const date approved = on(w.year, 1, 10) + drawn_days(random, 0, 60);
  w.stages = {{kShortLife[0], approved, {}},
              {kShortLife[1], w.planned_start, {}},
              {kShortLife[2], w.planned_end, {}},
              {kShortLife[3], *w.planned_end + std::chrono::days(15), {}}};
  finish(w, stage, today, kShortLife, random);
}

void schedule_long(work& w, const char* stage, date today, random_source& random) {
  const bool late = position_of(kLongLife, stage) >= 3;  // what is enclosed by now was begun the year before
  const int first = late ? w.year - 1 : w.year;
  w.planned_start = on(first, 4, 1) + drawn_days(random, 0, 90);
  w.planned_end = on(late ? w.year : w.year + 1, 8, 1) + drawn_days(random, 0, 90);
  const date approved = on(first, 1, 10) + drawn_days(random, 0, 60);
  w.stages = {{kLongLife[0], approved, {}},
              {kLongLife[1], w.planned_start, {}},
              {kLongLife[2], *w.planned_start + drawn_days(random, 25, 50), {}},
              {kLongLife[3], *w.planned_start + drawn_days(random, 130, 190), {}},
              {kLongLife[4], w.planned_end, {}},
              {kLongLife[5], *w.planned_end + drawn_days(random, 20, 35), {}}};
  finish(w, stage, today, kLongLife, random);
}

}  // namespace greenward::sample
