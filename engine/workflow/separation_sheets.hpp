// `greenward drainage separation`: what is declared, and what can be proven.
#pragma once

#include "engine/workflow/drain_model.hpp"
#include "engine/workflow/explained_sheets.hpp"

#include <string>

namespace greenward::workflow {

/// The compounds, a summary of declared against proven, and everything that does not pass, with the way its
/// water takes to where it fails. `compound`: code or id of the only one wanted, whose passing buildings are
/// listed too; "" = all of which something is surveyed or declared, and the others too if `all`. Throws
/// error{usage} if there is no such compound.
[[nodiscard]] explained_sheets separation_of(const drain_model& model, const std::string& compound, bool all,
                                             language lang);

}  // namespace greenward::workflow
