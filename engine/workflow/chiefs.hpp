// `greenward chiefs`: who answers for each reach, water, wood and grid cell, and what hazards lie on it.
#pragma once

#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// Metres from a reach within which hazards count, unless someone says otherwise.
inline constexpr double kReachOfChiefs = 30;

/// The layers that it is made of.
[[nodiscard]] std::vector<std::string> chief_layers();

/// Sheets: the areas with the hazards and the patrols on each, and the hazards that lie on none. A hazard
/// lies on a polygon that contains it and on a line within `reach_m` metres; on several areas it counts in
/// each of them, which the method says. `day`: hazards and patrols as at its end; none = as recorded.
/// `district`: of chief_layers().
[[nodiscard]] explained_sheets chiefs_and_hazards(const std::shared_ptr<const district_snapshot>& district,
                                                  std::optional<date> day, double reach_m, language lang);

}  // namespace greenward::workflow
