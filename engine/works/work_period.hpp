// When a work occupies the ground: its days as they came, or else as they are planned.
#pragma once

#include "engine/base/date.hpp"
#include "engine/works/schedule.hpp"

#include <cstdint>
#include <optional>

namespace greenward::works {

enum class date_basis : std::uint8_t {
  planned,   ///< has not come yet, and is planned for that day
  actual,    ///< came on that day
  going_on,  ///< of an end: the planned day is past or not stated, and the work has not ended: it ends after
             ///< that day
};

struct dated_day {
  date day;
  date_basis basis = date_basis::planned;
  friend bool operator==(const dated_day&, const dated_day&) = default;
};

/// Both ends belong to it. What has come but not been dated is absent: the plan does not stand for it.
struct work_period {
  std::optional<dated_day> start, end;
  std::optional<date> planned_end;
};

/// As seen at the end of `day`.
[[nodiscard]] work_period period_of(const work_dates& work, date day);

/// Whether `a` ends on a later day than `b`; of two that are going on the plan tells. Precondition: both have
/// ends.
[[nodiscard]] bool ends_later(const work_period& a, const work_period& b);

/// The last day of a period of years that begins with the event of `day`: that day itself is not counted, the
/// corresponding day is the last, and where the month lacks it the month's last day is (as the Civil Code of
/// China counts, articles 201 and 202).
[[nodiscard]] date last_day_of_years(date day, int years);

}  // namespace greenward::works
