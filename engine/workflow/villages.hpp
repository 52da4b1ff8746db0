// `greenward villages`: honours held and sought, rural works, and the checklist of each honour.
#pragma once

#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// The layers that it is made of.
[[nodiscard]] std::vector<std::string> village_layers();

/// Sheets: the villages with their honours and works (done / not cancelled, by kind), the checklist of every
/// honour that a village seeks or holds (met, not met, or nobody can tell), and the numbers used. `day`:
/// works, hazards and honours as at its end; none = as recorded. `district`: of village_layers(). Throws
/// error{bad_input} for a rule of the pack that is of no known form.
[[nodiscard]] explained_sheets villages_and_honours(const std::shared_ptr<const district_snapshot>& district,
                                                    std::optional<date> day, language lang);

}  // namespace greenward::workflow
