// Works that get into each other's way, or into a season that they had better avoid.
#pragma once

#include "engine/base/units.hpp"
#include "engine/index/indexed_layer.hpp"
#include "engine/works/common_ground.hpp"
#include "engine/works/season.hpp"
#include "engine/works/work_facts.hpp"
#include "engine/works/work_period.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace greenward::works {

/// What works of a kind do to the ground.
struct ground_role {
  bool paves = false;
  bool digs = false;
  std::uint32_t avoids = 0;  ///< bit i: season i of the options
};

struct conflict_options {
  std::vector<ground_role> of_kind;  ///< by position in the list work_kind; kinds beyond it do nothing
  std::vector<season> seasons;       ///< at most 32
  int paving_years = 5;              ///< a new surface is not opened
  int digging_years = 5;             ///< a street is not dug up again
  metres corridor{15};      ///< above 0: what lies no farther from a line or polygon is in the same street
  metres least_length{50};  ///< in common, to count; just as much counts
  square_metres least_area{100};
};

struct conflict_input {
  const work_facts& facts;
  index::indexed_layer places;    ///< n_works, in the measuring CRS
  std::span<const pause> pauses;  ///< by work
  date day;                       ///< the works stand as at the end of it
};

enum class conflict_kind : std::uint8_t {
  /// `first` paves; `second` digs there on a day after the end of `first`, and no later than
  /// paving_years after it.
  surface_reopened,
  /// Both dig: `second` begins after `first` has ended, and no later than digging_years after that.
  dug_again,
  /// Both dig, `second` having begun no earlier, and there is a day that belongs to both.
  dug_together,
};

struct pair_conflict {
  conflict_kind kind = conflict_kind::surface_reopened;
  std::uint32_t first = 0, second = 0;  ///< rows of the works
  common_ground common;                 ///< of `first` where both are lines
  /// surface_reopened: from the end of one to the end of the other; dug_again: from the end of one to the
  /// beginning of the other; dug_together: days that belong to both.
  int days = 0;
  friend bool operator==(const pair_conflict&, const pair_conflict&) = default;
};

struct season_conflict {
  std::uint32_t work = 0;
  std::uint32_t season = 0;                ///< into the options
  date_basis basis = date_basis::planned;  ///< going_on: begun and not ended, looked at up to the day
  date start, end;                         ///< of the work, on that basis
  days_in_season within;  ///< on the actual basis without days on which the work was suspended
};

enum class conflict_check : std::uint8_t { surface, digging, season_planned, season_actual };

/// Why a work was left out of a check that its kind is subject to. The first that holds.
enum class unchecked_reason : std::uint8_t {
  stage_unknown,    ///< where it stands cannot be told
  cancelled_begun,  ///< cancelled after it had begun: how much was dug nobody has said
  no_place,
  point_place,  ///< a point has no length or area in common with anything
  no_start,
  no_end,
  start_undated,  ///< has begun, and nobody has said when
  end_undated,    ///< has ended, and nobody has said when
  ends_before_start,
  odd_outline,  ///< its outline, or that of another work there, contradicts itself
};

struct unchecked_work {
  conflict_check check = conflict_check::surface;
  unchecked_reason reason = unchecked_reason::no_place;
  std::uint32_t work = 0;
  friend auto operator<=>(const unchecked_work&, const unchecked_work&) = default;
};

struct conflict_findings {
  std::vector<work_period> periods;       ///< n_works
  std::vector<pair_conflict> pairs;       ///< by kind, first, second
  std::vector<season_conflict> seasons;   ///< by work, season, basis
  std::vector<unchecked_work> unchecked;  ///< by check, reason, work
  std::vector<std::uint32_t> concerned;   ///< works of a kind that paves, digs or avoids a season, ascending
  std::vector<std::uint32_t>
      cancelled;  ///< others of such a kind, cancelled before they had begun: not looked at
};

/// Pairs are told by what happened as far as it has, and by the plan for the rest; seasons by both, each by
/// itself. O(n log n + pairs within the corridor · their geometry + days of the works).
[[nodiscard]] conflict_findings find_conflicts(const conflict_input& input, const conflict_options& options);

}  // namespace greenward::works
