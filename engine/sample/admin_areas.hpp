// Streets, towns, zones and their communities and villages: which block belongs to which.
#pragma once

#include "engine/layer/admin_register.hpp"
#include "engine/sample/district_plan.hpp"

namespace greenward::sample {

/// The units of this district: the register's own for number 0, otherwise synthetic codes and names of the
/// same structure. A smaller district keeps the first units of each kind.
void choose_units(district_plan& plan, const layer::admin_register& units);

/// Sets street and community of every block. Regions are connected unless the outline forbids it.
void assign_units(district_plan& plan);

[[nodiscard]] bool is_village(const admin_area& community);
/// The street is a town or a zone, or takes part in the urban core.
[[nodiscard]] bool is_town(const admin_area& street);
[[nodiscard]] bool is_zone(const admin_area& street);

}  // namespace greenward::sample
