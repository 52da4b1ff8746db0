// A longitudinal profile as sheets of figures. Codes have their titles beside them.
#pragma once

#include "engine/base/sheet.hpp"
#include "engine/drainage/profile.hpp"
#include "engine/layer/catalogue.hpp"

namespace greenward::report {

/// Where the titles of codes come from, and in which language.
struct code_titles {
  const layer::catalogue& lists;  ///< with drainage_node_kind, drainage_system and asset_status
  language lang = language::zh;
};

/// One row a station; levels each with a column that says "given", "derived" or "interpolated".
[[nodiscard]] sheet stations_sheet(const drainage::profile& way, const code_titles& titles);
/// One row a pipe of the way, in order; the levels as the way meets them.
[[nodiscard]] sheet pipes_sheet(const drainage::profile& way, const code_titles& titles);
[[nodiscard]] sheet crossings_sheet(const drainage::profile& way, const code_titles& titles);
[[nodiscard]] sheet violations_sheet(const drainage::profile& way, const code_titles& titles);

}  // namespace greenward::report
