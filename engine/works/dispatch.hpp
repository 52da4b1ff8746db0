// The weekly dispatch (周调度): what moved, what is due, what is late, what is stuck.
#pragma once

#include "engine/base/date.hpp"
#include "engine/works/work_facts.hpp"
#include "engine/works/work_lines.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace greenward::works {

struct dispatch_options {
  int days_back = 7;  ///< the day itself is one of them
  int days_ahead = 14;
  int stuck_days = 60;  ///< without anything having come, for a work under way
};

/// A stage of a work and its two days.
struct stage_event {
  std::uint32_t work = 0;
  std::string_view stage;  ///< a code; lives as long as the tables
  std::optional<date> planned, actual;
  /// moved: days later than planned (below 0 = earlier); late: days since it was due; stuck: days since
  /// anything came. Nothing if a day for it is missing.
  std::optional<int> days;
};

struct dispatch {
  date from, day, until;
  std::vector<stage_event> moved;  ///< came from `from` to `day`, by day; interruptions too
  std::vector<stage_event> due;    ///< planned from `day` to `until` and not reached, by planned day
  std::vector<stage_event> late;   ///< planned before `day` and not reached, the longest late first
  /// Suspended, or begun and not done with nothing having come for more than stuck_days: the stage where it
  /// stands; the longest first. Works of which no day is known stand last.
  std::vector<stage_event> stuck;
};

/// A planned day is inclusive: on the day itself a stage is due, not late. What is cancelled is neither due
/// nor late nor stuck. A stage counts as reached if it, or a later one of the life, has come by `day`, dated
/// or not. `facts`: of the same works on the same day. O(n log n).
[[nodiscard]] dispatch dispatch_of(const work_lines& lines, const work_facts& facts, const work_lists& lists,
                                   date day, const dispatch_options& options);

}  // namespace greenward::works
