// The closed loop of the hazards added up by unit, kind and responsible body.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/schema.hpp"
#include "engine/works/hazard_life.hpp"
#include "engine/works/unit_tree.hpp"
#include "engine/works/work_facts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace greenward::works {

struct hazard_fact {
  hazard_record record;
  std::optional<hazard_standing> stands;  ///< nothing: not found yet
  std::optional<int> days_overdue;
  std::uint16_t kind = 0;            ///< position in the list hazard_kind; its size for no code that it has
  std::uint32_t responsible = 0;     ///< into hazard_facts::names; 0 = not stated
  std::uint32_t unit = kNoUnit;      ///< the finest whose code it carries
  std::vector<hazard_fault> faults;  ///< as of today, whatever the day
};

struct hazard_facts {
  std::optional<date> as_of;  ///< the hazards stand as at the end of it; none = as recorded
  date day;                   ///< that day, or today: for deadlines
  name_list names;
  std::vector<hazard_fact> of_hazard;  ///< n_hazards, row by row
};

/// What a row of the layer `hazards` says.
[[nodiscard]] hazard_record hazard_record_of(const layer::feature_table& hazards, std::size_t row);

struct hazard_lists {
  const layer::code_list& kinds;   ///< hazard_kind
  const layer::code_list& states;  ///< hazard_state
};

struct hazard_moment {
  std::optional<date> as_of;  ///< at the end of this day; none = as recorded
  date today;                 ///< nothing real is dated later
};

/// `hazards`: the layer.
[[nodiscard]] hazard_facts facts_of(const layer::feature_table& hazards, const hazard_lists& lists,
                                    const unit_tree& tree, const hazard_moment& when);

/// What makes rows differ; no part of it: one row for all.
struct hazard_by {
  std::optional<unit_level> unit;
  bool kind = false;
  bool responsible = false;
};

/// What a row is about; where hazard_by does not ask, the value is that of an empty key.
struct hazard_key {
  std::uint32_t unit = kNoUnit;  ///< of the level, into the tree; kNoUnit: not in any
  std::uint16_t kind = 0;
  std::uint32_t responsible = 0;
  friend auto operator<=>(const hazard_key&, const hazard_key&) = default;
};

/// The median of the days from finding, of those hazards for which both days are known and in order.
struct days_taken {
  std::size_t hazards = 0;
  double median = 0;  ///< of an even number the mean of the two in the middle; 0 without hazards
};

/// Shares are for the reader to make: every figure has its denominator beside it.
struct hazard_sums {
  std::size_t hazards = 0;                                   ///< found by the day
  std::array<std::size_t, kHazardStates + 1> by_state = {};  ///< the last: cannot be told; together `hazards`
  std::size_t open = 0;                                      ///< surely not mended
  std::size_t mended = 0;                                    ///< verified or not
  std::size_t mending_unknown = 0;                           ///< open + mended + mending_unknown = hazards
  std::size_t mended_with_deadline = 0;  ///< and with a known day: what can be in time or late
  std::size_t mended_in_time = 0;        ///< of mended_with_deadline
  std::size_t overdue = 0;               ///< open after their deadline
  std::int64_t overdue_days = 0;         ///< of them together
  std::int64_t most_days_overdue = 0;    ///< of them
  std::size_t without_deadline = 0;
  std::size_t contradictory = 0;  ///< whose record contradicts itself
  days_taken to_mend, to_verify;

  [[nodiscard]] std::size_t closed() const {
    return by_state[static_cast<std::size_t>(hazard_state::verified)];
  }
};

struct hazard_row {
  hazard_key key;
  hazard_sums sums;
};

/// Rows by key: units by code (kNoUnit last), kinds in their list's order, bodies in the order of names. Each
/// hazard counts in one row: whatever the level, the units add up to the whole. O(n log n).
[[nodiscard]] std::vector<hazard_row> roll_up(const hazard_facts& facts, const unit_tree& tree,
                                              const hazard_by& by);

/// Rows of the hazards that are open on the day: most overdue first, then by deadline, those without one
/// last.
[[nodiscard]] std::vector<std::uint32_t> open_hazards(const hazard_facts& facts);

}  // namespace greenward::works
