#include "engine/works/under_way.hpp"

#include "engine/works/work_period.hpp"

#include <cassert>

namespace greenward::works {

namespace {

/// The plan says that it is done by then.
bool ends_by(const work_period& period, date on) {
  return period.end && period.end->basis == date_basis::planned && period.end->day < on;
}

}  // namespace

occupation occupation_on(const work_fact& work, date seen, date on) {
  assert(seen <= on);
  if (work.cancelled) return work.dates.begun ? occupation::cancelled_begun : occupation::none;
  if (work.dates.done) return occupation::none;
  const work_period period = period_of(work.dates, seen);
  if (work.dates.begun) return ends_by(period, on) ? occupation::none : occupation::under_way;
  if (!work.stage_known) return occupation::stage_unknown;
  const bool planned = on > seen && period.start && period.start->day <= on && !ends_by(period, on);
  return planned ? occupation::planned : occupation::none;
}

}  // namespace greenward::works
