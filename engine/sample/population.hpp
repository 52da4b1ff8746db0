// People and households: totals of the census, given to homes by floor area.
#pragma once

#include "engine/sample/district_plan.hpp"

#include <filesystem>

namespace greenward::sample {

/// Area, people and age shares from gis-data/sample/assumptions.toml. Throws error{bad_input} for a missing
/// or damaged file or a share outside 0..1.
[[nodiscard]] district_settings load_settings(const std::filesystem::path& file, double size);

/// Sets people and households of buildings, clusters, streets and communities. The streets together get
/// settings.street_people, the towns the rest; zones have no residents of their own.
void settle_people(district_plan& plan);

struct elderly {
  std::vector<std::int64_t> people_60, people_65, people_80;  ///< a value for each building
};

/// The elderly of each building: more of them in old compounds and villages; totals by the stated shares.
[[nodiscard]] elderly elderly_of(const district_plan& plan);

}  // namespace greenward::sample
