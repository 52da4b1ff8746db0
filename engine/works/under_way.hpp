// Whether a work occupies its ground on a day.
#pragma once

#include "engine/base/date.hpp"
#include "engine/works/work_facts.hpp"

#include <cstdint>

namespace greenward::works {

enum class occupation : std::uint8_t {
  none,            ///< not begun, ended, or cancelled before it began
  under_way,       ///< has begun and not ended
  planned,         ///< the plan puts it there on that day, which is still to come
  stage_unknown,   ///< where it stands cannot be told
  cancelled_begun  ///< cancelled after it had begun: whether the ground was given back nobody has said
};

/// On the day `on`, by what is known at the end of `seen` (the day of the facts), which is no later. A work
/// that ends on `on` has given the ground back. One that goes on beyond its plan is under way however late
/// `on` is; a suspended one is under way.
[[nodiscard]] occupation occupation_on(const work_fact& work, date seen, date on);

}  // namespace greenward::works
