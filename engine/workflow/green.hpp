// `greenward green`: parks and greenways by unit, per head, and whom the parks serve.
#pragma once

#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/snapshot.hpp"
#include "engine/works/unit_tree.hpp"

#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that it is made of.
[[nodiscard]] std::vector<std::string> green_layers();

/// Sheets: the units (park area split where a park crosses a border, greenways by length; residents where
/// their points' codes say, or else where they lie; served: within a park's radius, as the crow flies from
/// its outline), the parks (measured and declared area), and the numbers used. What lies in no unit stands in
/// a row of its own, so that every column adds up to the district. `district`: of green_layers(). Throws
/// error{bad_input} for a rule pack without these numbers.
[[nodiscard]] explained_sheets green_space(const district_snapshot& district, works::unit_level level,
                                           language lang);

}  // namespace greenward::workflow
