// One function for each group of layers: rows from the plan.
#pragma once

#include "engine/base/date.hpp"
#include "engine/sample/district_output.hpp"
#include "engine/sample/drainage_plan.hpp"

#include <string_view>

namespace greenward::sample {

void emit_admin_units(const district_output& out);
void emit_roads(const district_output& out);
void emit_compounds(const district_output& out);
void emit_buildings(const district_output& out);
void emit_population(const district_output& out);
void emit_walk_network(const district_output& out);
void emit_barriers(const district_output& out);
void emit_green(const district_output& out);  ///< parks and greenways
void emit_villages(const district_output& out);
void emit_honours(const district_output& out, date today);
void emit_facilities(const district_output& out);
void emit_hazards(const district_output& out, date today);
void emit_works(const district_output& out, date today);             ///< with stages and touched features
void emit_responsibilities(const district_output& out, date today);  ///< and their patrols
void emit_indicators(const district_output& out, date today);
void emit_drainage(const district_output& out, const drainage_plan& drains);
void emit_faults(const district_output& out);

/// Code of the list road_class.
[[nodiscard]] std::string_view road_class_code(street_class rank);

}  // namespace greenward::sample
