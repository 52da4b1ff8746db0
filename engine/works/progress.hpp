// What of the works is planned, started, finished: roll-ups by kind, stage and unit.
#pragma once

#include "engine/base/date.hpp"
#include "engine/layer/feature_table.hpp"
#include "engine/layer/lifecycle.hpp"
#include "engine/layer/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace greenward::works {

/// Shown for a work whose stage on the asked date cannot be told from its dates.
inline constexpr const char* kUnknownStage = "unknown";

struct stage_count {
  std::string stage;  ///< a code of the list `stage`, in the list's order; kUnknownStage last
  std::size_t count = 0;
};

struct quantity_sum {
  std::string unit;  ///< "m", "m²", ...; "" = works whose unit is not stated
  double sum = 0;
  std::size_t works = 0;  ///< that state a quantity in this unit
};

struct kind_progress {
  std::string kind;  ///< a code of the list work_kind
  std::size_t count = 0;
  std::vector<stage_count> by_stage;     ///< only stages that occur
  std::vector<quantity_sum> quantities;  ///< one for each unit that occurs, never added up across units
  std::size_t without_quantity = 0;
};

/// The level of the administrative units that a roll-up is made for.
enum class unit_level : std::uint8_t { district, street, community };

struct unit_progress {
  std::string code;  ///< "" = works that carry no code of this level
  std::vector<kind_progress> kinds;
};

struct progress {
  std::vector<kind_progress> totals;  ///< in the order of the list work_kind
  std::vector<unit_progress> units;   ///< by code, "" last
};

/// The stage of every work on a date: row i of `works`.
/// No date: the stage recorded now. On a date: where the lines of `stages` say it stood (see standing_on);
/// a work without any dated line falls back on its own actual_start and actual_end; one that has reached a
/// stage but dates none of it is kUnknownStage. `stages`: the table work_stages.
[[nodiscard]] std::vector<std::string> stages_on(const layer::feature_table& works,
                                                 const layer::feature_table& stages,
                                                 const layer::lifecycle_book& lives,
                                                 std::optional<date> day);

/// Counts and sums; each work counts once, in the unit whose code it carries. `kinds`: the list work_kind.
/// `stage_list`: the list `stage`. `stage_of`: n_works, as from stages_on. The counts of the units add up to the totals.
[[nodiscard]] progress roll_up(const layer::feature_table& works, std::span<const std::string> stage_of,
                               const layer::code_list& kinds, const layer::code_list& stage_list,
                               unit_level level);

}  // namespace greenward::works
