// The works added up by unit, kind, stage, year and responsible body.
#pragma once

#include "engine/works/unit_tree.hpp"
#include "engine/works/work_facts.hpp"
#include "engine/works/work_parts.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace greenward::works {

/// What makes rows of a roll-up differ; no part of it: one row for all.
struct roll_up_by {
  std::optional<unit_level> unit;
  bool kind = false;
  bool stage = false;
  bool year = false;
  bool responsible = false;
};

/// What a row is about; where roll_up_by does not ask, the value is that of an empty key.
struct roll_up_key {
  std::uint32_t unit = kNoUnit;  ///< of the level, into the tree; kNoUnit: not in any
  std::uint16_t kind = 0;
  std::uint16_t stage = 0;
  std::int32_t year = kNoYear;
  std::uint32_t responsible = 0;
  friend auto operator<=>(const roll_up_key&, const roll_up_key&) = default;
};

struct quantity_total {
  std::uint32_t unit = 0;  ///< into work_facts::names; 0 = works that state none
  std::int64_t total = 0;  ///< thousandths, of works that are not cancelled
  std::int64_t done = 0;   ///< of those that are done
  std::size_t works = 0;   ///< that count here and state it
  friend bool operator==(const quantity_total&, const quantity_total&) = default;
};

/// Shares are for the reader to make: every figure has its denominator beside it.
struct measures {
  std::size_t works = 0;      ///< count here, each in one unit
  std::size_t touching = 0;   ///< lie here in part and count elsewhere
  std::size_t cancelled = 0;  ///< of `works`; out of the denominators
  std::size_t suspended = 0;
  std::size_t begun = 0;
  std::size_t done = 0;
  std::size_t stage_unknown = 0;
  std::vector<std::size_t> by_stage;       ///< n_stages + 1, by the list; the last: cannot be told
  std::vector<quantity_total> quantities;  ///< by unit's number, never added up across units
  std::size_t without_quantity = 0;
  std::int64_t budget = 0;       ///< fen, of works that are not cancelled
  std::int64_t budget_done = 0;  ///< of those that are done
  std::size_t without_budget = 0;
  std::size_t late = 0;        ///< not cancelled, not done, and due before the day, to begin or to end
  std::int64_t late_days = 0;  ///< of them together, the greater of both
  std::int64_t most_days_late = 0;
  std::size_t late_done = 0;              ///< done, but later than planned
  earned_schedule schedule;               ///< of works that count here and are not cancelled
  std::int64_t people = 0;                ///< in the distinct places here that the works touch
  std::size_t places = 0;                 ///< that is: this many
  std::size_t places_without_people = 0;  ///< of them, how many do not say
  friend bool operator==(const measures&, const measures&) = default;
};

struct roll_up_row {
  roll_up_key key;
  measures sums;
  friend bool operator==(const roll_up_row&, const roll_up_row&) = default;
};

/// A compound or village that a work touches.
struct touched_place {
  std::uint32_t work = 0;
  std::uint32_t place = 0;       ///< its number: the same place, the same number
  std::uint32_t unit = kNoUnit;  ///< of the place
  std::int64_t people = kNotStated;
};

/// What of a work falls to one part of it; kNotStated where the work does not say.
struct part_amount {
  std::int64_t quantity = kNotStated;  ///< thousandths of its unit
  std::int64_t budget = kNotStated;    ///< fen
};

/// Side by side with `parts` (as from parts_of: by work). Divisible quantities and budgets are split by the
/// largest-remainder method, so that the parts of a work add up exactly to it; a quantity that is not
/// divisible falls whole to the part where the work counts.
[[nodiscard]] std::vector<part_amount> amounts_of(const work_facts& facts, std::span<const work_part> parts);

struct roll_up_input {
  const work_facts& facts;
  std::span<const work_part> parts;       ///< by work
  std::span<const part_amount> amounts;   ///< of the parts
  std::span<const touched_place> places;  ///< in any order
  const unit_tree& tree;
  std::size_t stages;  ///< entries of the list `stage`
  date day;            ///< for lateness
};

/// Rows by key: units by code (kNoUnit last), kinds and stages in their lists' order, years rising, bodies in
/// the order of names. Whole works are counted in one unit. Amounts belong to the finest units: whatever the
/// level, the units add up exactly to the whole. O(n log n) in the parts.
[[nodiscard]] std::vector<roll_up_row> roll_up(const roll_up_input& input, const roll_up_by& by);

}  // namespace greenward::works
