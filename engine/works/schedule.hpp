// Whether works keep to their plan: days late, and earned schedule.
#pragma once

#include "engine/base/date.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace greenward::works {

/// The two ends of a work as planned and as they came, seen at the end of a day. Planned ends are inclusive:
/// what is due on a day is late from the next.
struct work_dates {
  std::optional<date> planned_start, planned_end;
  std::optional<date> actual_start, actual_end;  ///< nothing after the day
  bool begun = false;                            ///< has a stage at or after the beginning, dated or not
  bool done = false;                             ///< has a stage at or after the end, dated or not
};

/// Days by which the end of the work is late: of one that is done, how much later it came than planned; of
/// one that is not, how long it has been due. 0 = not late; nothing if the plan, or the day it was done, is
/// not known.
[[nodiscard]] std::optional<int> days_late_in_ending(const work_dates& work, date day);
/// The same of its beginning.
[[nodiscard]] std::optional<int> days_late_in_beginning(const work_dates& work, date day);

/// Earned schedule (Lipke 2003) by number of works, each earned when it is done (the 0/100 rule) and planned
/// for the end of its planned day.
struct earned_schedule {
  std::size_t works = 0;         ///< that have a planned end: only these are looked at
  std::size_t without_plan = 0;  ///< works left out
  std::size_t planned_done = 0;  ///< should be done by the day
  std::size_t done = 0;          ///< are
  /// The last day up to whose end the plan asked for no more than is done; if all are done, the last planned
  /// day. Nothing without works.
  std::optional<date> earned;
  /// `earned` minus the day: below 0 = behind the plan. 0 if all are done.
  std::optional<int> variance_days;
  friend bool operator==(const earned_schedule&, const earned_schedule&) = default;
};

/// O(n log n).
[[nodiscard]] earned_schedule earned_schedule_of(std::span<const work_dates> works, date day);

}  // namespace greenward::works
