// The year's works, their stages and dates, and what they touch.
#pragma once

#include "engine/base/date.hpp"
#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

struct stage_date {
  const char* stage;
  std::optional<date> planned, actual;
};

struct touched_feature {
  const char* layer;
  std::string code;
};

enum class work_shape : std::uint8_t { point, line, area };

struct work {
  std::string code, name;
  const char* kind = "";
  const char* stage = "planned";
  int year = 2023;
  std::optional<date> planned_start, planned_end, actual_start, actual_end;
  std::vector<stage_date> stages;  ///< in the order of the lifecycle
  double quantity = 0;
  const char* unit = "";
  double budget_wan = 0;
  const char* responsible = "";
  work_shape shape = work_shape::point;
  std::vector<planar> path;  ///< one point, a line or an open ring
  std::vector<touched_feature> touches;
};

/// Picks the compounds whose sewers are separated; sets `separation` and `separated` of the clusters.
/// Runs before the drains are laid.
void choose_separations(district_plan& plan);

/// Every work of the district. No actual date is later than `today`.
[[nodiscard]] std::vector<work> make_works(const district_plan& plan, date today);

}  // namespace greenward::sample
