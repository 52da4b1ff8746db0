// Works in seasons that they had better avoid.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/feature_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::works {

/// Days of every year, written month · 100 + day; both ends belong to it. Until before from: over the new
/// year.
struct season {
  int from = 0, until = 0;
};
[[nodiscard]] bool is_in(const season& season, date day);

/// Days on which a begun work stood still.
struct pause {
  std::uint32_t work = 0;     ///< row of the table works
  date from;                  ///< the day on which it was suspended
  std::optional<date> until;  ///< the last one; none = still
};

/// By work. A suspension lasts until the day before the work was resumed or reached another stage; what was
/// dated after `day` has not come, and a suspension without a date is none. `stages`: the table work_stages.
[[nodiscard]] std::vector<pause> pauses_of(const layer::feature_table& works,
                                           const layer::feature_table& stages, std::optional<date> day);

/// Days of a work within a season.
struct days_in_season {
  date first, last;
  int count = 0;  ///< at most the days from first to last: a work may see several years' seasons, or pause
};

/// The days from `start` to `end` in the season without those of `pauses`; nothing if there are none.
/// O(days).
[[nodiscard]] std::optional<days_in_season> days_within(const season& season, date start, date end,
                                                        std::span<const pause> pauses);

}  // namespace greenward::works
