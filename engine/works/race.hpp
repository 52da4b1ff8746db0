// The monthly race (月赛马): the units ranked by what they have done.
#pragma once

#include "engine/base/date.hpp"
#include "engine/works/unit_tree.hpp"
#include "engine/works/work_facts.hpp"
#include "engine/works/work_parts.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace greenward::works {

enum class race_measure : std::uint8_t {
  done,     ///< works done, of works not cancelled
  due,      ///< works done, of works planned to be done by the day
  on_time,  ///< works done no later than planned, of works planned to be done by the day
};

/// Does a work count in the denominator of the share, and in the numerator?
struct race_score {
  bool of = false;
  bool part = false;
};
[[nodiscard]] race_score score_of(const work_fact& fact, date day, race_measure measure);

struct race_row {
  std::uint32_t unit = kNoUnit;
  std::size_t part = 0, of = 0;  ///< the share that is ranked
  std::size_t rank =
      0;  ///< from 1; equal shares have equal ranks, and the next rank is left out; 0 = `of` is 0
  bool tied = false;
  bool few = false;  ///< `of` is below options.few: one work more or less would move it far
};

struct race_options {
  race_measure measure = race_measure::due;
  unit_level level = unit_level::street;
  std::size_t few = 5;
};

/// By rank, then by unit; units without a denominator last. Each work counts in one unit (work_part::counts);
/// works that count in none of the level are left out and counted in `in_no_unit`. Shares are compared as
/// fractions, so that nothing hangs on rounding.
struct race {
  std::vector<race_row> rows;
  std::size_t in_no_unit = 0;
  std::size_t without_plan = 0;  ///< not cancelled, without a planned end: not seen by `due` and `on_time`
};
[[nodiscard]] race race_of(const work_facts& facts, std::span<const work_part> parts, const unit_tree& tree,
                           date day, const race_options& options);

}  // namespace greenward::works
